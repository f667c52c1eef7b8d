/** Small conversations for unit tests, complete in every field. */
import type { Answer, AnswerMaking, Conversation, ConversationMessage, Question } from '../conversation.ts';
import { CONVERSATION_VERSION } from '../conversation.ts';

export function aQuestion(id: string, parentId: string | null, content = `question ${id}`): Question {
  return { id, parentId, role: 'user', content, createdAt: 1 };
}

export function anAnswer(id: string, parentId: string, change: Partial<Answer> = {}): Answer {
  return {
    id,
    parentId,
    role: 'assistant',
    content: `answer ${id}`,
    createdAt: 2,
    state: 'complete',
    model: { buildId: 'tiny-mistral-q4f32_1', name: 'Tiny Mistral' },
    maxTokens: 256,
    stats: { tokens: 3, tokensPerSecond: 1.5 },
    tokenIds: [1001, 1002, 1003],
    making: aMaking(),
    ...change,
  };
}

export function aMaking(change: Partial<AnswerMaking> = {}): AnswerMaking {
  return {
    promptStyle: 'mistral-instruct',
    systemText: 'Answer briefly.',
    leftOut: 0,
    temperature: 0.2,
    topP: 0.9,
    seed: 7,
    seedChosen: true,
    engineSeed: 1234567,
    adapter: null,
    librarySha256: 'ab'.repeat(32),
    weightsSha256: null,
    gpu: 'a software adapter',
    continued: 0,
    measured: {
      endedAt: 3,
      promptTokens: 12,
      prefilledTokens: 12,
      firstTokenMs: 80.5,
      prefillTokensPerSecond: 150,
      decodeTokensPerSecond: 1.5,
    },
    ...change,
  };
}

export function aConversation(
  messages: readonly ConversationMessage[],
  leafId: string | null = messages.at(-1)?.id ?? null,
  change: Partial<Conversation> = {},
): Conversation {
  return {
    version: CONVERSATION_VERSION,
    id: 'c',
    title: 'Headache',
    pinned: false,
    createdAt: 1,
    updatedAt: 2,
    messages,
    leafId,
    ...change,
  };
}
