import { HUB, repositoryName } from './repositoryName.ts';

/** Why a text is no address of weights. */
export type AddressProblem =
  | 'empty'
  | 'spaces'
  | 'ambiguous'
  | 'scheme'
  | 'insecure'
  | 'credentials'
  | 'query'
  | 'host'
  | 'path'
  | 'repository'
  | 'revision';

export type WeightsAddress =
  | { readonly kind: 'valid'; readonly weights: string }
  | { readonly kind: 'invalid'; readonly problem: AddressProblem };

const invalid = (problem: AddressProblem): WeightsAddress => ({ kind: 'invalid', problem });

/** Names, IPv4 and bracketed IPv6, with a port. */
const HOST =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/i;
const THIS_MACHINE = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?$/i;

/**
 * Reads where a model's weights are, as a person types it: an address of a folder (https, or http on this machine), a
 * folder beside the page (`./models/x` or `/models/x`), or a repository of the hub (`owner/name[@revision]`, also with
 * `hf:` before it).
 *
 * @returns `weights` as the catalogue has it: relative to the page or absolute, a repository as its resolve/<revision>
 */
export function weightsAddress(typed: string): WeightsAddress {
  const text = typed.trim();
  if (text === '') return invalid('empty');
  if (/\s/.test(text)) return invalid('spaces');
  if (text.startsWith('hf:')) return repository(text.slice('hf:'.length));
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/i.exec(text) ?? [];
  if (scheme !== undefined) return absolute(scheme.toLowerCase(), rest);
  if (/[?#]/.test(text)) return invalid('query');
  if (/^\.?\//.test(text) && !text.startsWith('//')) {
    return badPath(text.replace(/^\.\//, '')) ? invalid('path') : { kind: 'valid', weights: text };
  }
  // The page's own folder of weights is called models; a hub may have an owner of that name all the same.
  if (/^models(?:\/|$)/.test(text)) return invalid('ambiguous');
  return repository(text);
}

function repository(text: string): WeightsAddress {
  const name = repositoryName(text);
  if (name.kind === 'invalid') return invalid(name.part);
  return { kind: 'valid', weights: `${HUB}/${name.repo}/resolve/${encodeURIComponent(name.revision)}` };
}

function absolute(scheme: string, rest: string): WeightsAddress {
  if (scheme !== 'https' && scheme !== 'http') return invalid('scheme');
  const [, authority = '', path = ''] = /^\/\/([^/?#]*)([^?#]*)/.exec(rest) ?? [];
  if (authority.includes('@')) return invalid('credentials');
  if (/[?#]/.test(rest)) return invalid('query');
  if (!HOST.test(authority)) return invalid('host');
  if (scheme === 'http' && !THIS_MACHINE.test(authority)) return invalid('insecure');
  if (badPath(path)) return invalid('path');
  // The hub shows a revision's files at tree/<revision>, and serves them at resolve/<revision>.
  const folder = path.replace(/\/+$/, '').replace(/^(\/[^/]+\/[^/]+)\/tree\/([^/]+)$/, '$1/resolve/$2');
  return { kind: 'valid', weights: `${scheme}://${authority.toLowerCase()}${folder}` };
}

/** Segments that lead elsewhere than they say, and what addresses do not hold unescaped. */
function badPath(path: string): boolean {
  return (
    /[\\<>"`{}|^\0]/.test(path) || path.split('/').some((segment) => segment === '..' || segment === '.')
  );
}
