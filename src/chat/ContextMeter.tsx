/** How much of the model's context the next question would fill. Loaded with the first model. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { strings } from '../ui/strings/index.ts';
import type { ChatStore } from './chatStore.ts';
import type { ContextUse } from './fitPrompt.ts';
import type { SettingsStore } from './settingsStore.ts';

interface ContextMeterProps {
  readonly chat: ChatStore;
  readonly settings: SettingsStore;
  /** Another model counts otherwise. */
  readonly buildId: string;
  readonly draft: string;
}

/** Counting asks the engine; a person who types is not waited for at every key. */
const PAUSE_MS = 300;
const NUMBER = new Intl.NumberFormat();

export default function ContextMeter({ chat, settings, buildId, draft }: ContextMeterProps) {
  const leafId = useStore(chat, ({ conversation }) => conversation?.leafId);
  const answering = useStore(chat, (state) => state.answering !== null);
  const { maxTokens, promptStyle, systemText } = useStore(settings);
  const [use, setUse] = useState<ContextUse | null>(null);

  useEffect(() => {
    // What is being written is counted when it has ended.
    if (answering) return;
    let current = true;
    const timer = setTimeout(() => {
      // A model that goes away meanwhile is told elsewhere.
      const show = (found: ContextUse | null): void => {
        if (current) setUse(found);
      };
      chat.measure(draft).then(show, () => show(null));
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [chat, leafId, answering, buildId, draft, maxTokens, promptStyle, systemText]);

  if (use === null) return null;
  const { tokens, contextWindowSize, leftOut } = use;
  const words = strings.chat.context;
  const text = words.used(NUMBER.format(tokens), NUMBER.format(contextWindowSize));
  return (
    <div className="context small">
      <meter
        aria-label={words.label}
        aria-valuetext={text}
        min={0}
        max={contextWindowSize}
        high={contextWindowSize * 0.75}
        value={tokens}
      />
      <span>{text}</span>
      {leftOut > 0 && <span className="finish length">{words.willLeaveOut(leftOut)}</span>}
    </div>
  );
}
