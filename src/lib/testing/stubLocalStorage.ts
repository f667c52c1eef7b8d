import { vi } from 'vitest';

/** An empty localStorage for a test in Node. @returns what it holds, by key */
export function stubLocalStorage(): Map<string, string> {
  const records = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    get length() {
      return records.size;
    },
    key: (index: number) => [...records.keys()][index] ?? null,
    getItem: (key: string) => records.get(key) ?? null,
    setItem: (key: string, value: string) => records.set(key, value),
    removeItem: (key: string) => records.delete(key),
  });
  return records;
}
