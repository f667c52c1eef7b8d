/**
 * Small records in the browser's localStorage, as JSON: settings, and what is being typed. What was said is in
 * IndexedDB instead, where a write is durable. Browsers that block storage throw on every access; the page then works, and forgets.
 */
const PREFIX = 'chatdoctor-web.';

/** The stored value, unchecked: the caller restores it. Undefined where there is none or it is not JSON. */
export function readLocal(name: string): unknown {
  try {
    return parse(localStorage.getItem(PREFIX + name));
  } catch {
    return undefined;
  }
}

/** False where the browser refuses; nothing that is kept this way is worth an error message. */
export function writeLocal(name: string, value: string | number | boolean | object): boolean {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function removeLocal(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept there either.
  }
}

/** The names that begin with a prefix; none where the browser refuses. */
export function listLocal(prefix: string): string[] {
  try {
    return Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
      .filter((key) => key.startsWith(PREFIX + prefix))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

/** Calls back when another tab changes a record whose name begins with a prefix; undefined stands for none. */
export function listenLocal(
  prefix: string,
  listener: (name: string, value: unknown, before: unknown) => void,
): void {
  if (typeof addEventListener === 'undefined') return;
  addEventListener('storage', ({ key, newValue, oldValue }) => {
    if (key?.startsWith(PREFIX + prefix) === true) {
      listener(key.slice(PREFIX.length), parse(newValue), parse(oldValue));
    }
  });
}

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
