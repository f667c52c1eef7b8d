import { repositoryName } from '../../src/lib/shared/repositoryName.ts';
import { ModelBuildError } from '../errors.ts';

/** Where a model or an adapter comes from, as a person names it. */
export type SourceName =
  | { readonly kind: 'hub'; readonly repo: string; readonly revision: string }
  | { readonly kind: 'local'; readonly path: string };

/**
 * Reads `hf:owner/name[@revision]`, or anything else as a path of this machine.
 *
 * @throws ModelBuildError `usage`
 */
export function parseSource(text: string): SourceName {
  if (!text.startsWith('hf:')) {
    if (text !== '') return { kind: 'local', path: text };
    throw invalid(text, 'A source is empty.');
  }
  const name = repositoryName(text.slice('hf:'.length));
  if (name.kind === 'valid') return { kind: 'hub', repo: name.repo, revision: name.revision };
  const what = name.part === 'repository' ? 'the name of a repository' : 'a revision';
  throw invalid(text, `${JSON.stringify(name.text)} is not ${what}.`);
}

function invalid(text: string, message: string): ModelBuildError {
  return new ModelBuildError({
    code: 'usage',
    message: `${JSON.stringify(text)}: ${message}`,
    remedy: 'Give the path of a folder or a GGUF file, or hf:owner/name or hf:owner/name@revision.',
  });
}
