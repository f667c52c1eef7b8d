/** What was asked answered neither yes nor no. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Waits for it, but not for ever. @throws NoAnswer after `ms`, once `onTimeout` was called */
export async function withPatience<T>(
  waited: Promise<T>,
  ms: number,
  onTimeout: () => void = () => undefined,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onTimeout();
      reject(new NoAnswer(`no answer within ${ms / 1000} s`));
    }, ms);
  });
  try {
    return await Promise.race([waited, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
