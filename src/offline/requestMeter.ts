/** Counts what is asked of hosts since the page loaded, and by what address. */
import { createStore } from 'zustand/vanilla';
import type { RequestNote } from './protocol.ts';

export interface MeterState {
  readonly requests: number;
  readonly refused: number;
  readonly hosts: readonly string[];
  /** Requests by target: host and path; the parts of one model are one target. */
  readonly targets: ReadonlyMap<string, number>;
}

export interface MeterPorts {
  /** Its messages; undefined where the browser has no service workers. */
  readonly container: Pick<EventTarget, 'addEventListener'> | undefined;
  /** Calls back for each request that the page made past any service worker, earlier ones included. */
  readonly observe: (onRequest: (url: string) => void) => void;
}

export type RequestMeter = ReturnType<typeof createRequestMeter>;

/** Host and path, without what a host may be told after the question mark. */
function targetOf({ host, pathname }: URL): string {
  return host + decodeURI(pathname).replace(/\/params_shard_\d+\.bin$/, '/params_shard_….bin');
}

export function createRequestMeter({ container, observe }: MeterPorts) {
  const store = createStore<MeterState>(() => ({ requests: 0, refused: 0, hosts: [], targets: new Map() }));

  function count(address: string, refused: boolean): void {
    const url = new URL(address);
    if (!/^(?:https?|wss?):$/.test(url.protocol)) return;
    const target = targetOf(url);
    store.setState((state) => ({
      requests: state.requests + (refused ? 0 : 1),
      refused: state.refused + (refused ? 1 : 0),
      hosts: state.hosts.includes(url.host) ? state.hosts : [...state.hosts, url.host],
      targets: new Map(state.targets).set(target, (state.targets.get(target) ?? 0) + 1),
    }));
  }

  container?.addEventListener('message', (event) => {
    const note = (event as MessageEvent<RequestNote | undefined>).data;
    if (note?.kind === 'request') count(note.url, note.refused);
  });
  observe((url) => count(url, false));
  return store;
}
