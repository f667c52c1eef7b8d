import { formatBytes } from '../lib/shared/formatBytes.ts';
import { formatSeconds } from '../lib/formatSeconds.ts';
import { strings } from '../ui/strings/index.ts';
import type { DownloadProgress } from './download/protocol.ts';
import type { Progress } from './loadState.ts';

const { phase, progress: loading } = strings.models;

function describeFetch(progress: DownloadProgress & { phase: 'fetch' }): string {
  const { loadedBytes, totalBytes, bytesPerSecond, secondsLeft, withoutRanges, retrying } = progress;
  const words = phase.download(
    formatBytes(loadedBytes),
    formatBytes(totalBytes),
    bytesPerSecond === null ? null : formatBytes(bytesPerSecond),
    secondsLeft === null ? null : formatSeconds(secondsLeft),
  );
  const notes = [
    retrying ? phase.retrying : '',
    withoutRanges === 0 ? '' : phase.withoutRanges(withoutRanges),
  ];
  return [`${words}.`, ...notes].filter((text) => text !== '').join(' ');
}

/** In words, and as a share of the phase where its end is known. */
function describe(progress: Progress | null): { text: string; value?: number; max?: number } {
  if (progress === null) return { text: phase.start };
  switch (progress.phase) {
    case 'plan':
    case 'wait':
      return { text: phase[progress.phase] };
    case 'fetch':
      return { text: describeFetch(progress), value: progress.loadedBytes, max: progress.totalBytes };
    case 'verify':
      return {
        text: phase.verify(formatBytes(progress.loadedBytes), formatBytes(progress.totalBytes)),
        value: progress.loadedBytes,
        max: progress.totalBytes,
      };
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

interface LoadProgressViewProps {
  readonly progress: Progress | null;
  /** Of the bar, where it is not that of a load. */
  readonly label?: string;
}

export function LoadProgressView({ progress, label = loading }: LoadProgressViewProps) {
  const { text, value, max } = describe(progress);
  return (
    <div className="load-progress">
      <progress aria-label={label} {...(value === undefined ? {} : { value, max: Math.max(max ?? 1, 1) })} />
      <p className="small">{text}</p>
    </div>
  );
}
