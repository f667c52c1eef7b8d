/** The first step at which an engine's token is not one that the reference allows. */
export interface TokenMismatch {
  readonly step: number;
  readonly expected: number;
  readonly found: number;
  /** By how much the reference holds the found token to be worse; in a comparison of two runs, than its own second. */
  readonly gap: number;
}
