import type { Conversation } from '../lib/conversation.ts';
import { conversationPath } from '../lib/conversationPath.ts';
import { versionsOf } from './messageVersions.ts';

/**
 * The version before or after the shown one, of the last message on screen that has several.
 *
 * @returns its id; null where no message has several, or at the end of them
 */
export function siblingVersion({ messages, leafId }: Conversation, step: -1 | 1): string | null {
  for (const message of conversationPath(messages, leafId).reverse()) {
    const versions = versionsOf(messages, message);
    if (versions.length > 1) return versions[versions.indexOf(message) + step]?.id ?? null;
  }
  return null;
}
