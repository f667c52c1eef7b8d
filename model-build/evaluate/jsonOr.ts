/** What a line says as JSON, or something else where it is none: a schema then refuses that, and says so. */
export function jsonOr(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}
