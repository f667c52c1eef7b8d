import { formatBytes } from '../../src/lib/shared/formatBytes.ts';
import type { BuiltFolder } from '../shards/buildModelFolder.ts';

export function describeResult(target: string, built: BuiltFolder): string {
  return `${target}: ${built.files.length} files, ${formatBytes(built.bytes)}`;
}
