import type { LoadProgress } from '../engine/protocol.ts';
import { formatBytes } from '../lib/shared/formatBytes.ts';
import { strings } from '../ui/strings/index.ts';

const { phase, progress: label } = strings.models;

/** In words, and as a share of the phase where its end is known. */
function describe(progress: LoadProgress | null): { text: string; value?: number; max?: number } {
  if (progress === null) return { text: phase.start };
  switch (progress.phase) {
    case 'download': {
      const { loadedBytes, totalBytes, fromCache } = progress;
      const total = totalBytes > 0 ? formatBytes(totalBytes) : null;
      const text = (fromCache ? phase.cached : phase.download)(formatBytes(loadedBytes), total);
      return totalBytes > 0 ? { text, value: loadedBytes, max: totalBytes } : { text };
    }
    case 'upload':
      return {
        text: phase.upload(formatBytes(progress.loadedBytes), formatBytes(progress.totalBytes)),
        value: progress.loadedBytes,
        max: progress.totalBytes,
      };
    case 'compile':
      return {
        text: phase.compile(progress.done, progress.total),
        value: progress.done,
        max: progress.total,
      };
    case 'ready':
      return { text: phase.ready, value: 1, max: 1 };
  }
}

export function LoadProgressView({ progress }: { readonly progress: LoadProgress | null }) {
  const { text, value, max } = describe(progress);
  return (
    <div className="load-progress">
      <progress aria-label={label} {...(value === undefined ? {} : { value, max: Math.max(max ?? 1, 1) })} />
      <p className="small">{text}</p>
    </div>
  );
}
