import type { ClipboardEvent } from 'react';
import { strings } from '../ui/strings/index.ts';

/** Characters from which on a selection is more than a word or two that somebody looks up. */
const SHORTEST = 40;

/** What is selected in an answer and copied leaves the page as “Copy answer” does: with the disclaimer. */
export function copyWithDisclaimer(event: ClipboardEvent<HTMLElement>): void {
  const selection = document.getSelection();
  const text = selection?.toString() ?? '';
  if (selection === null || selection.rangeCount === 0 || text.trim().length < SHORTEST) return;
  const range = selection.getRangeAt(0);
  const answers = [...event.currentTarget.querySelectorAll('.answer-text')];
  if (!answers.some((answer) => range.intersectsNode(answer))) return;
  event.clipboardData.setData('text/plain', strings.chat.copySelection(text, strings.safety.research));
  event.preventDefault();
}
