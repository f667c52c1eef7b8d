/** A repository of a model hub, as a person names it: `owner/name` or `owner/name@revision`. */

/** Where repositories are looked for unless somebody names another hub. */
export const HUB = 'https://huggingface.co';

/** The hub's own rules for names: letters, digits, `-`, `_`, `.`; neither `--` nor `..`; 96 characters at most. */
const PART = /^(?!.*(?:--|\.\.))[A-Za-z0-9_](?:[\w.-]{0,94}[A-Za-z0-9_])?$/;
/** What git allows in a branch or tag, less what would need quoting. */
const REVISION = /^(?!.*(?:\.\.|\/\/))[\w](?:[\w./-]{0,198}[\w])?$/;

export type RepositoryName =
  | { readonly kind: 'valid'; readonly repo: string; readonly revision: string }
  | { readonly kind: 'invalid'; readonly part: 'repository' | 'revision'; readonly text: string };

export function repositoryName(text: string): RepositoryName {
  const [repo = '', ...rest] = text.split('@');
  const revision = rest.length === 0 ? 'main' : rest.join('@');
  const parts = repo.split('/');
  if (parts.length !== 2 || !parts.every((part) => PART.test(part))) {
    return { kind: 'invalid', part: 'repository', text: repo };
  }
  if (!REVISION.test(revision)) return { kind: 'invalid', part: 'revision', text: revision };
  return { kind: 'valid', repo, revision };
}
