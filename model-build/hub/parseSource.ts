import { ModelBuildError } from '../errors.ts';

/** Where a model or an adapter comes from, as a person names it. */
export type SourceName =
  | { readonly kind: 'hub'; readonly repo: string; readonly revision: string }
  | { readonly kind: 'local'; readonly path: string };

/** The Hub's own rules for names: letters, digits, `-`, `_`, `.`; neither `--` nor `..`; 96 characters at most. */
const PART = /^(?!.*(?:--|\.\.))[A-Za-z0-9_](?:[\w.-]{0,94}[A-Za-z0-9_])?$/;
/** What git allows in a branch or tag, less what would need quoting. */
const REVISION = /^(?!.*(?:\.\.|\/\/))[\w](?:[\w./-]{0,198}[\w])?$/;

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
  const [repo = '', ...rest] = text.slice('hf:'.length).split('@');
  const revision = rest.length === 0 ? 'main' : rest.join('@');
  const parts = repo.split('/');
  if (parts.length !== 2 || !parts.every((part) => PART.test(part))) {
    throw invalid(text, `${JSON.stringify(repo)} is not the name of a repository.`);
  }
  if (!REVISION.test(revision)) throw invalid(text, `${JSON.stringify(revision)} is not a revision.`);
  return { kind: 'hub', repo, revision };
}

function invalid(text: string, message: string): ModelBuildError {
  return new ModelBuildError({
    code: 'usage',
    message: `${JSON.stringify(text)}: ${message}`,
    remedy: 'Give the path of a folder or a GGUF file, or hf:owner/name or hf:owner/name@revision.',
  });
}
