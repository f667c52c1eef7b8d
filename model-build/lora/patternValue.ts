import { quoteName } from '../safetensors/invalid.ts';
import { adapterUnsupported } from './adapterError.ts';

const MAX_PATTERNS = 4096;
const MAX_PATTERN_LENGTH = 256;
/** Backtracking grows with the length of a name to this power; names have some 40 characters. */
const MAX_REPEATS = 3;

/**
 * The value that rank_pattern or alpha_pattern has for a module. PEFT's rule (get_pattern_key): the first key in the
 * file's order that, as a regular expression, matches the module's whole name or what follows one of its dots.
 *
 * Expressions of a form that Python and JavaScript read differently, or that could take for ever, are refused.
 *
 * @returns a function of the module's name; the fallback where no key matches
 */
export function patternValue(
  file: string,
  patterns: ReadonlyMap<string, number>,
  fallback: number,
): (module: string) => number {
  if (patterns.size > MAX_PATTERNS)
    throw adapterUnsupported(file, `It has more than ${MAX_PATTERNS} patterns.`);
  const compiled = [...patterns].map(([pattern, value]) => ({ expression: compile(file, pattern), value }));
  return (module) => compiled.find(({ expression }) => expression.test(module))?.value ?? fallback;
}

function compile(file: string, pattern: string): RegExp {
  const repeats = pattern.replace(/\\./g, '').match(/[*+{]/g)?.length ?? 0;
  const refused =
    pattern.length > MAX_PATTERN_LENGTH ||
    repeats > MAX_REPEATS ||
    // A repeated group; a group that is more than a group; a class or an escape beyond the common ones.
    /\)[*+{]|\(\?(?!:)|\\[^.dwbs\-_]|[*+}]\+/.test(pattern);
  if (!refused) {
    try {
      return new RegExp(`^(?:.*\\.)?(?:${pattern})$`);
    } catch {
      // Falls through to the refusal.
    }
  }
  throw adapterUnsupported(file, `The pattern ${quoteName(pattern)} is not read here.`);
}
