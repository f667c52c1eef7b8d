import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '../writeWhole.ts';

/** Says from which sources something was made, and what tells that it is still that very thing. */
export interface Stamp {
  readonly key: string;
  readonly made: string;
}

/** Null where there is none, or one that cannot be read: what it speaks of is then made again. */
export async function readStamp(file: string): Promise<Stamp | null> {
  try {
    const { key, made } = JSON.parse(await readFile(file, 'utf8')) as Partial<Stamp>;
    return typeof key === 'string' && typeof made === 'string' ? { key, made } : null;
  } catch {
    return null;
  }
}

/** Removed before the making starts and written when it is done, so that a killed run leaves none. */
export async function removeStamp(file: string): Promise<void> {
  await rm(file, { force: true });
}

export async function writeStamp(file: string, stamp: Stamp): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeWhole(file, `${JSON.stringify(stamp)}\n`);
}
