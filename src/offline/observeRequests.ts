/**
 * Calls back for each request of the page itself that went past any service worker: before there was one, or because
 * there is none. What a service worker sees, it tells of itself.
 */
export function observeRequests(onRequest: (url: string) => void): void {
  const take = (entries: PerformanceEntryList): void => {
    for (const entry of entries as PerformanceResourceTiming[]) {
      if (entry.workerStart === 0) onRequest(entry.name);
    }
  };
  // Not observed: some browsers report a navigation again when it is complete.
  take(performance.getEntriesByType('navigation'));
  new PerformanceObserver((list) => take(list.getEntries())).observe({ type: 'resource', buffered: true });
}
