/** Weights by inverse document frequency over the references' token ids: log((n + 1) / (documents with it + 1)). */
export function inverseDocumentFrequency(references: readonly (readonly number[])[]): (id: number) => number {
  const documents = new Map<number, number>();
  for (const ids of references) {
    for (const id of new Set(ids)) documents.set(id, (documents.get(id) ?? 0) + 1);
  }
  const n = references.length + 1;
  return (id) => Math.log(n / ((documents.get(id) ?? 0) + 1));
}
