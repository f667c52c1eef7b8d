import type { z } from 'zod';

/** The first thing that a schema found wrong, as a sentence: the field's path, then what is the matter with it. */
export function firstIssue({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}.`;
}
