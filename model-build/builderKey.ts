import { PROJECT_ROOT } from './fetch/projectRoot.ts';
import { sourcesKey } from './start/sourcesKey.ts';

/** Parts of model-build that no weight and no tokenizer goes through. */
const ELSEWHERE = /^model-build\/(compile|evaluate|fetch|python|reference|serve|start|train)\//;

/** A SHA-256 over the code that makes model folders: while it is the same, the same inputs give the same bytes. */
export function builderKey(): Promise<string> {
  return sourcesKey(
    PROJECT_ROOT,
    ['model-build', 'src/lib/shared'],
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !ELSEWHERE.test(name),
  );
}
