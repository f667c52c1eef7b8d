/** Honest files nest some ten levels; V8 takes fifty bytes of memory for each bracket of a file that only opens them. */
const MAX_DEPTH = 64;
/** Honest files have a value for each six bytes or more; V8 takes up to 300 bytes for one with a name of its own. */
const LIMIT_BYTES_A_VALUE = 16;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
/** `[` and `{`, `]` and `}`: each pair differs in the third bit only. */
const OPEN = 0x5b;
const CLOSE = 0x5d;
const BRACE_BIT = 0x20;

/**
 * Parses a stranger's JSON in UTF-8.
 *
 * @param maxBytes what the caller reads of such a file at most: the number of values is held to a sixteenth of it, so that
 *   memory for the parsed file is bounded by some twenty times as much
 * @throws Error with a reason
 */
export function parseJson(bytes: Uint8Array, maxBytes: number): unknown {
  refuseBombs(bytes, Math.floor(maxBytes / LIMIT_BYTES_A_VALUE));
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

function refuseBombs(bytes: Uint8Array, maxValues: number): void {
  let depth = 0;
  let values = 1;
  let inString = false;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (inString) {
      if (byte === BACKSLASH) i += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === COMMA) values += 1;
    else if ((byte & ~BRACE_BIT) === OPEN) {
      depth += 1;
      if (depth > MAX_DEPTH) throw new Error(`it nests deeper than ${MAX_DEPTH} levels`);
    } else if ((byte & ~BRACE_BIT) === CLOSE) depth -= 1;
  }
  if (values > maxValues) throw new Error(`it holds more than ${maxValues} values`);
}
