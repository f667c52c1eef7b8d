/** Why a pack could not be imported, in words for people. */
export class PackError extends Error {
  readonly remedy: string;

  constructor(words: { readonly message: string; readonly remedy: string }, cause?: unknown) {
    super(words.message, cause === undefined ? undefined : { cause });
    this.name = 'PackError';
    this.remedy = words.remedy;
  }
}
