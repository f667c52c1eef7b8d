/**
 * Calls back for each request of the page itself that went past any service worker: before there was one, or because
 * there is none. What a service worker sees, it tells of itself.
 */
export function observeRequests(onRequest: (url: string) => void): void {
  const observe = (type: 'navigation' | 'resource'): void => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
        if (entry.workerStart === 0) onRequest(entry.name);
      }
    }).observe({ type, buffered: true });
  };
  observe('navigation');
  observe('resource');
}
