/** What the page says of its requests and of its service worker. The offline check has a file of its own, loaded with it. */
const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

export const offline = {
  /** Of the panel and its place in the menu. */
  check: 'Ready for no network?',
  notGuarded: {
    message:
      'The model was not started: the guard that keeps it from contacting other hosts could not be set up.',
    remedy:
      'Reload the page, and allow this site to store data: some browsers refuse that in a private window. If it stays, whoever hosts this page can send its policy with every file (see the README).',
  },
  waiting:
    'The page is being stored for use without a network. Its guard against requests to other hosts starts with that, and the model starts after it…',
  update: {
    ready:
      'A new version of this page is ready. It starts when you reload, and the model is then loaded again.',
    now: 'Reload with the new version',
    otherTabs: (count: number): string =>
      `Close the other ${count === 1 ? 'tab' : `${count} tabs`} of this page first: a model that is loaded there would lose its page.`,
  },
  meter: {
    requests: (count: number): string => `${many(count, 'request', 'requests')} since the page loaded`,
    to: (hosts: readonly string[]): string => `, to ${hosts.join(', ')}`,
    refused: (count: number): string => `; ${count} refused`,
    what: 'This counts what the page and its workers ask of any host, in all open tabs of this page. What comes from this browser’s own storage is no request. What you type is in none of them.',
    unseen:
      'The browser itself may look whether there is a new version of the page (sw.js), and fetch its icon; no page can see that.',
    workersUnseen: 'Without a service worker the requests of the page’s workers cannot be counted here.',
    times: (target: string, count: number): string => `${target} (${count})`,
    none: 'None so far.',
  },
} as const;
