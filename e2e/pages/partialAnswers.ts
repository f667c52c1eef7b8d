import type { JSHandle, Page } from '@playwright/test';

/**
 * From now on collects each text that an answer has while it is being written, in the page itself: a fast machine writes a
 * short answer between two looks from outside.
 */
export function partialAnswers(page: Page): Promise<JSHandle<Set<string>>> {
  return page.evaluateHandle(() => {
    const seen = new Set<string>();
    const look = (): void => {
      for (const article of document.querySelectorAll('article[aria-label="Answer"][aria-busy="true"]')) {
        const text = [...article.children]
          .filter((part) => !part.matches('p, footer'))
          .map((part) => part.textContent)
          .join('\n')
          .trim();
        if (text !== '') seen.add(text);
      }
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    return seen;
  });
}
