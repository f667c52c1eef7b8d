/** The examples, for Node: one JSON object a line, one file a category. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CATEGORIES } from '../categories.ts';
import type { Category } from '../categories.ts';

const EXAMPLES = fileURLToPath(new URL('../examples', import.meta.url));
/** Plain questions and complaints, which belong to no category. */
const PLAIN: readonly string[] = ['everyday', 'ordinary'];

const rowSchema = z.strictObject({
  id: z.string(),
  label: z.enum(['emergency', 'none']),
  tags: z.array(z.string()),
  text: z.string().min(1),
});

export interface Example extends z.infer<typeof rowSchema> {
  /** Null for a plain question. */
  readonly category: Category | null;
  readonly setAside: boolean;
}

/** @throws Error naming the file and the line that is not as README.md there says. */
export function readExamples(folder = EXAMPLES): readonly Example[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return files.flatMap((file) => {
    const name = path.basename(file, '.jsonl');
    const category = CATEGORIES.find((known) => known === name) ?? null;
    if (category === null && !PLAIN.includes(name)) {
      throw new Error(
        `${file}: no category is called ${name}. Name the file after one of ${CATEGORIES.join(', ')}.`,
      );
    }
    return readLines(path.join(folder, file)).map(({ row, line }) => {
      const parsed = rowSchema.safeParse(row);
      if (!parsed.success) throw new Error(`${file}, line ${line}: ${z.prettifyError(parsed.error)}`);
      const { data } = parsed;
      const { tags, text } = data;
      return {
        ...data,
        category,
        setAside: tags.includes('held') || (!tags.includes('later') && isSetAside(text)),
      };
    });
  });
}

/** @throws Error naming the file and line that is no JSON. */
export function readLines(file: string): readonly { row: unknown; line: number }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      if (text.trim() === '') return [];
      try {
        return [{ row: JSON.parse(text) as unknown, line: index + 1 }];
      } catch (cause) {
        throw new Error(`${file}, line ${index + 1} is not JSON. Each line is one object.`, { cause });
      }
    });
}

/** A fifth of all texts, by what they say: moving or renaming an example does not move it in or out. */
function isSetAside(text: string): boolean {
  return createHash('sha256').update(text).digest().readUInt32BE(0) % 5 === 0;
}
