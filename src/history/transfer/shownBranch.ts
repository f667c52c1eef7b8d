import type { Answer, Conversation, ConversationMessage } from '../../lib/conversation.ts';
import { conversationPath } from '../../lib/conversationPath.ts';
import { answerFacts } from '../../ui/answerFacts.ts';
import type { Fact } from '../../ui/answerFacts.ts';
import { answerFacts as factWords } from '../../ui/strings/answerFacts.ts';
import { transfer } from '../../ui/strings/transfer.ts';
import { disclaimerText } from './exportFile.ts';
import { modelsOf } from './modelsOf.ts';

/** What a file for people says of a conversation, whatever the file looks like. */
export interface ShownBranch {
  readonly title: string;
  readonly disclaimer: string;
  readonly exported: string;
  /** With their hashes. */
  readonly models: readonly string[];
  readonly turns: readonly ShownTurn[];
  /** Of messages that are on other branches; null where there are none. */
  readonly others: string | null;
  /** What is typed and not yet asked; null where nothing is. */
  readonly unsent: string | null;
}

export interface ShownTurn {
  readonly heading: string;
  readonly content: string;
  readonly isAnswer: boolean;
  /** Of a question none. */
  readonly facts: readonly Fact[];
}

/** @param now milliseconds since 1970 */
export function shownBranch(conversation: Conversation, unsent: string | null, now: number): ShownBranch {
  const path = conversationPath(conversation.messages, conversation.leafId);
  const words = transfer.file;
  const models = modelsOf(path).map(({ name, buildId, adapter, librarySha256, weightsSha256 }) => {
    const { noAdapter, unknown } = factWords;
    return words.model(
      name,
      buildId,
      adapter ?? noAdapter,
      librarySha256 ?? unknown,
      weightsSha256 ?? unknown,
    );
  });
  const others = conversation.messages.length - path.length;
  return {
    title: conversation.title,
    disclaimer: disclaimerText(),
    exported: new Date(now).toISOString(),
    models: models.length === 0 ? [words.noModel] : models,
    turns: path.map(shownTurn),
    others: others === 0 ? null : words.otherVersions(others),
    unsent,
  };
}

function shownTurn(message: ConversationMessage): ShownTurn {
  const { content, role } = message;
  if (role === 'user') return { heading: transfer.file.question, content, isAnswer: false, facts: [] };
  return { heading: answerHeading(message), content, isAnswer: true, facts: answerFacts(message) };
}

function answerHeading({ model }: Answer): string {
  return `${transfer.file.answer}. ${transfer.file.writtenBy(model.name)}`;
}
