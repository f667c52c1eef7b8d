/**
 * What has the focus may go away or be disabled by being pressed: “Load model”, “Stop”, “Save title”. Browsers then give
 * the focus to the whole page, and screen readers begin again at its head. Instead the part that it was in takes it.
 */
const PARTS = 'article, form, li, nav, dialog, section[aria-label]';

/** Call once. */
export function keepFocus(): void {
  let last: HTMLElement | null = null;
  /** The parts that it is in, from the inside out. */
  let parts: HTMLElement[] = [];

  const attendTo = (target: EventTarget | null): void => {
    last = target instanceof HTMLElement ? target : null;
    parts = [];
    for (let part = last?.closest<HTMLElement>(PARTS) ?? null; part !== null;) {
      parts.push(part);
      part = part.parentElement?.closest<HTMLElement>(PARTS) ?? null;
    }
  };
  document.addEventListener('focusin', ({ target }) => attendTo(target));
  attendTo(document.activeElement);

  // Who leaves it for no other place wants to have left it.
  const leave = ({ target }: Event): void => {
    if (target instanceof Node && last?.contains(target) !== true) last = null;
  };
  document.addEventListener('pointerdown', leave, true);
  document.addEventListener('focusout', () => {
    // After the changes of the page, which may be what took it.
    setTimeout(() => {
      if (last !== null && !isGone(last) && document.activeElement !== last) last = null;
    });
  });

  new MutationObserver(() => {
    if (last === null || !isGone(last)) return;
    const { activeElement } = document;
    const isFree = activeElement === null || activeElement === document.body || activeElement === last;
    last = null;
    const modal = document.querySelector('dialog[open]');
    const isThere = (part: HTMLElement): boolean =>
      part.getClientRects().length > 0 && (modal === null || modal.contains(part));
    const part = parts.find(isThere);
    if (isFree && part !== undefined) focusOn(part);
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['disabled'] });
}

function isGone(element: HTMLElement): boolean {
  return !element.isConnected || element.matches(':disabled');
}

function focusOn(part: HTMLElement): void {
  if (!part.hasAttribute('tabindex')) {
    part.tabIndex = -1;
    // Else a click anywhere in it would give it the focus.
    part.addEventListener('blur', () => part.removeAttribute('tabindex'), { once: true });
  }
  part.focus({ preventScroll: true });
}
