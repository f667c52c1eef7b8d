/**
 * Registers the page's service worker, says when the page is under it, and lets a new version in when asked. A worker has
 * no policy but the one that its script's response carries, so none may start before the page is guarded.
 */
import { createStore } from 'zustand/vanilla';
import { cancelledError } from '../engine/commonErrors.ts';
import { trustedScript } from '../lib/trustedScripts.ts';
import { askWorker } from './askWorker.ts';
import { notGuardedError } from './notGuardedError.ts';

export interface ControlState {
  /** `none`: this browser or this page has no service worker, and `cause` says why. */
  readonly guard: 'starting' | 'controlled' | 'none';
  readonly cause: string;
  /** Something waits for `guarded`. */
  readonly awaited: boolean;
  /** A new version of the page is stored and waits. */
  readonly update: boolean;
  /** Why the new version could not take over; 0 where nothing is in its way. */
  readonly otherTabs: number;
}

export interface ControlPorts {
  /** Undefined where the browser has no service workers. */
  readonly container: ServiceWorkerContainer | undefined;
  /** Absolute. */
  readonly script: string;
  /** The policy that the host itself sends with a worker's script; null where it sends none. */
  readonly hostPolicy: () => Promise<string | null>;
  readonly reload: () => void;
}

/** The whole page is stored before it is guarded; on a slow connection that takes a while. */
const PATIENCE_MS = 120_000;
/** A new version that is let in takes charge at once, as a rule. */
const TAKEOVER_MS = 5000;

export type PageControl = ReturnType<typeof createPageControl>;

export function createPageControl({ container, script, hostPolicy, reload }: ControlPorts) {
  const store = createStore<ControlState>(() => ({
    guard: 'starting',
    cause: '',
    awaited: false,
    update: false,
    otherTabs: 0,
  }));
  let registration: ServiceWorkerRegistration | null = null;

  /** Another page of the same host may have a service worker above this one's folder. */
  const controller = (): ServiceWorker | null =>
    container?.controller?.scriptURL === script ? container.controller : null;

  const look = (): boolean => {
    if (controller() === null) return false;
    store.setState({ guard: 'controlled', cause: '' });
    return true;
  };

  const fail = (cause: unknown): void => {
    if (!look()) store.setState({ guard: 'none', cause: String(cause) });
  };

  function watch(found: ServiceWorkerRegistration): void {
    const follow = (worker: ServiceWorker): void => {
      const onChange = (): void => {
        if (worker.state === 'installed' && found.active !== null) store.setState({ update: true });
        if (worker.state === 'redundant' && found.active === null) fail('its installation failed');
      };
      worker.addEventListener('statechange', onChange);
      onChange();
    };
    const coming = found.installing ?? found.waiting;
    if (coming !== null) follow(coming);
    found.addEventListener('updatefound', () => {
      if (found.installing !== null) follow(found.installing);
    });
  }

  /** Resolves once the state is no longer `starting`, or time is up. */
  function settled(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        stop();
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, PATIENCE_MS);
      const stop = store.subscribe(({ guard }) => {
        if (guard !== 'starting') end();
      });
      signal?.addEventListener('abort', end, { once: true });
    });
  }

  return {
    ...store,

    /** Call once. Problems are in the state. */
    async start(): Promise<void> {
      if (container === undefined) {
        fail('this browser has no service workers here');
        return;
      }
      container.addEventListener('controllerchange', look);
      try {
        registration = await container.register(trustedScript(script), { updateViaCache: 'none' });
        watch(registration);
        // A page that was reloaded past its service worker has none until it is claimed.
        if (!look() && registration.active !== null) await askWorker(registration.active, 'claim');
      } catch (error) {
        fail(error);
      }
    },

    /** The service worker that this page is under; null while there is none. */
    controller,

    /**
     * Resolves when a worker that starts now has the page's policy.
     *
     * @throws EngineError `not-guarded`, or `cancelled`
     */
    async guarded(signal?: AbortSignal): Promise<void> {
      if (look()) return;
      store.setState({ awaited: true });
      try {
        if (store.getState().guard === 'starting') await settled(signal);
        if (signal?.aborted === true) throw cancelledError();
        if (look()) return;
        const policy = await hostPolicy().catch(() => null);
        if (policy !== null && /(?:^|[;,])\s*default-src 'none'/.test(policy)) return;
        throw notGuardedError(store.getState().cause);
      } finally {
        store.setState({ awaited: false });
      }
    },

    /** Lets the new version in and reloads the page, unless other tabs would have their code swapped: `otherTabs` says so. */
    async update(): Promise<void> {
      const waiting = registration?.waiting ?? null;
      if (waiting === null) {
        // It is in already: another tab let it in.
        reload();
        return;
      }
      container?.addEventListener('controllerchange', () => reload(), { once: true });
      // A version that still answers something holds the new one up. The end of this page ends that, too.
      const late = setTimeout(reload, TAKEOVER_MS);
      const { otherTabs } = await askWorker(waiting, 'take-over');
      if (otherTabs > 0) clearTimeout(late);
      store.setState({ otherTabs });
    },
  };
}
