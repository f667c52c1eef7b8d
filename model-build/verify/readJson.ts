import { readFile, stat } from 'node:fs/promises';
import { parseJson } from '../parseJson.ts';
import { folderInvalid } from './folderInvalid.ts';

/** The largest honest one is a tokenizer.json of a vocabulary of 262,144: about 35 MB. */
const MAX_JSON_BYTES = 67_108_864;

/** Parses a JSON file of a model folder. */
export async function readJson(file: string): Promise<unknown> {
  try {
    const { size } = await stat(file);
    if (size > MAX_JSON_BYTES) throw new RangeError(`it has ${size} bytes`);
    return parseJson(await readFile(file), MAX_JSON_BYTES);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw folderInvalid(file, `The file cannot be read as JSON (${reason}).`);
  }
}
