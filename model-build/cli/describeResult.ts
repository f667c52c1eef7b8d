import type { BuiltFolder } from '../shards/buildModelFolder.ts';

export function describeResult(target: string, built: BuiltFolder): string {
  return `${target}: ${built.files.length} files, ${(built.bytes / 1e6).toFixed(1)} MB`;
}
