import type { $ZodError } from 'zod/v4/core';

/** Paths have names out of a stranger's file. */
const MAX_PATH_LENGTH = 80;

/** The first thing that a schema found wrong, as a sentence: the field's path, then what is the matter with it. */
export function firstIssue({ issues: [issue] }: $ZodError): string {
  const path = issue?.path.join('.') ?? '';
  const where = path.length > MAX_PATH_LENGTH ? `${path.slice(0, MAX_PATH_LENGTH)}…` : path;
  return `${where === '' ? '' : `${where}: `}${issue?.message ?? 'invalid'}.`;
}
