/** What the tabs of this page tell each other about conversations. What was said goes through storage, not through here. */

export type HistoryNews =
  | {
      /** It was begun, or is stored otherwise than before. */
      readonly kind: 'changed';
      readonly id: string;
      /** Messages that a person deleted from it. */
      readonly removedIds: readonly string[];
      /** The answer that the other tab is writing now; null while it writes none. */
      readonly writingId: string | null;
    }
  | { readonly kind: 'deleted'; readonly id: string };

export interface OtherTabs {
  tell(news: HistoryNews): void;
  listen(listener: (news: HistoryNews) => void): void;
}

const CHANNEL = 'chatdoctor-web.history';

/** Where the browser has no such channel a tab learns of the others when it is looked at again. */
export function openOtherTabs(): OtherTabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, listen: () => undefined };
  const channel = new BroadcastChannel(CHANNEL);
  return {
    tell: (news) => channel.postMessage(news),
    listen(listener) {
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const news = restoreNews(data);
        if (news !== null) listener(news);
      });
    },
  };
}

/** A tab of an older or newer version of this page may say something else. */
function restoreNews(data: unknown): HistoryNews | null {
  if (typeof data !== 'object' || data === null) return null;
  const { kind, id, removedIds, writingId } = data as Record<string, unknown>;
  if (typeof id !== 'string') return null;
  if (kind === 'deleted') return { kind, id };
  if (kind !== 'changed') return null;
  return {
    kind,
    id,
    removedIds: Array.isArray(removedIds) ? removedIds.filter((found) => typeof found === 'string') : [],
    writingId: typeof writingId === 'string' ? writingId : null,
  };
}
