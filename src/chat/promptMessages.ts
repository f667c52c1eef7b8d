import type { ConversationMessage } from '../lib/conversation.ts';
import type { Message } from '../lib/shared/prompt.ts';

/**
 * What the model reads of a branch that ends with a question: only what was said. A question that never got a word of
 * answer is left out with its empty answer: two questions in a row are a form that no prompt style has.
 */
export function promptMessages(path: readonly ConversationMessage[]): Message[] {
  const messages: Message[] = [];
  for (const [index, message] of path.entries()) {
    const next = path[index + 1];
    const answered = next?.role === 'assistant' && next.content.trim() !== '';
    const isLast = next === undefined;
    if (message.role === 'user' && (answered || isLast)) {
      messages.push({ role: 'user', content: message.content });
    }
    if (message.role === 'assistant' && message.content.trim() !== '') {
      messages.push({ role: 'assistant', content: message.content });
    }
  }
  return messages;
}
