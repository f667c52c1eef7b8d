export const RIGHT_AS_THEY_ARE: ReadonlySet<string> = new Set([]);
