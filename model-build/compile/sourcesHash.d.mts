/** See sourcesHash.mjs, which runs before TypeScript is installed. */
export function sourcesHash(): string;
