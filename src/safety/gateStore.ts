import { createStore } from 'zustand/vanilla';
import { readLocal, writeLocal } from '../lib/localRecord.ts';
import { strings } from '../ui/strings/index.ts';

const NAME = 'acknowledged';

/** What is acknowledged is a text, so the text itself is kept: any change of it asks again. */
function currentText(): string {
  const { title, points } = strings.safety.gate;
  return [title, ...points].join('\n');
}

export type GateStore = ReturnType<typeof createGateStore>;

export function createGateStore(text: string = currentText()) {
  const store = createStore(() => ({ acknowledged: readLocal(NAME) === text }));
  return {
    ...store,
    acknowledge(): void {
      store.setState({ acknowledged: true });
      writeLocal(NAME, text);
    },
  };
}
