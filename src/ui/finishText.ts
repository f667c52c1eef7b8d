import type { Answer } from '../lib/conversation.ts';
import { strings } from './strings/index.ts';

/** How an answer ended, in words. */
export function finishText({ state, maxTokens }: Pick<Answer, 'state' | 'maxTokens'>): string {
  return state === 'length' ? strings.chat.cutAt(maxTokens) : strings.chat.finish[state];
}
