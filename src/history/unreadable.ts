/** A stored record that this version of the page cannot read. It stays where it is, untouched. */
export interface SetAside {
  /** Its key in storage. */
  readonly key: string;
  /** Its title where it has one, else its key. */
  readonly name: string;
  readonly problem: string;
}

export class UnreadableConversation extends Error {
  override readonly name = 'UnreadableConversation';
  readonly setAside: SetAside;

  constructor(setAside: SetAside) {
    super(`“${setAside.name}”: ${setAside.problem}`);
    this.setAside = setAside;
  }
}

/** @param value what is stored; anything */
export function setAside(key: IDBValidKey, value: unknown, problem: string): SetAside {
  const name = typeof key === 'string' ? key : JSON.stringify(key);
  const title: unknown =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)['title'] : undefined;
  return { key: name, name: typeof title === 'string' && title.trim() !== '' ? title : name, problem };
}
