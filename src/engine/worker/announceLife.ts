/**
 * Takes a lock that nobody else has and tells its name. The browser frees it when this worker ends, however it ends, so
 * that who waits for it learns of that. Without a lock manager there is nothing to tell.
 */
export function announceLife(tell: (lock: string) => void): void {
  const { locks } = navigator as { readonly locks?: LockManager };
  const lock = `chatdoctor-web.engine.${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  void locks?.request(lock, () => {
    tell(lock);
    return new Promise<never>(() => undefined);
  });
}
