/** The browser answered neither yes nor no: something else holds the storage. */
export class StorageBlocked extends Error {
  override readonly name = 'StorageBlocked';
}

/** Waits for it, but not for ever. @throws StorageBlocked after `ms`, once `onTimeout` was called */
export async function withPatience<T>(
  waited: Promise<T>,
  ms: number,
  onTimeout: () => void = () => undefined,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onTimeout();
      reject(new StorageBlocked(`no answer within ${ms / 1000} s`));
    }, ms);
  });
  try {
    return await Promise.race([waited, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
