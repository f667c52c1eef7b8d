/**
 * The one door through which conversations enter, from storage and from files, of this version or an older one: unknown
 * in; a typed value, or what is wrong, out.
 */
import { ANSWER_STATES, CONVERSATION_VERSION } from '../lib/conversation.ts';
import type { AnswerMaking, Conversation, ConversationMessage } from '../lib/conversation.ts';
import { z } from '../lib/shared/schema.ts';
import { MAX_ENGINE_SEED, MAX_SEED } from '../lib/shared/seed.ts';
import { titleFor } from '../lib/titleFor.ts';

/** Milliseconds that a Date can hold (ECMAScript, "Time Values"): a later one throws where it is shown. */
const time = z.number().check(z.nonnegative(), z.maximum(8.64e15));
const id = z.string().check(z.minLength(1));
const base = { id, createdAt: time, content: z.string() };

/** By hand, because answers hold hundreds of them and the whole list is restored at every start. */
const tokenIds = z.custom<readonly number[]>(
  (value) =>
    Array.isArray(value) && value.every((token) => Number.isInteger(token) && (token as number) >= 0),
);

const count = z.int().check(z.nonnegative());
const speed = z.number().check(z.nonnegative());
const hash = z.nullable(z.string());

const making = z.object({
  promptStyle: z.string(),
  systemText: z.string(),
  leftOut: count,
  temperature: z.number().check(z.nonnegative()),
  topP: z.number().check(z.positive(), z.maximum(1)),
  seed: count.check(z.maximum(MAX_SEED)),
  seedChosen: z.boolean(),
  engineSeed: count.check(z.minimum(1), z.maximum(MAX_ENGINE_SEED)),
  adapter: z.nullable(z.string()),
  librarySha256: hash,
  weightsSha256: hash,
  gpu: z.string(),
  continued: count,
  measured: z.nullable(
    z.object({
      endedAt: time,
      promptTokens: count,
      prefilledTokens: count,
      firstTokenMs: speed,
      prefillTokensPerSecond: speed,
      decodeTokensPerSecond: speed,
    }),
  ),
}) satisfies z.ZodMiniType<AnswerMaking>;

const message = z.discriminatedUnion('role', [
  z.object({ ...base, role: z.literal('user'), parentId: z.nullable(z.string()) }),
  z.object({
    ...base,
    role: z.literal('assistant'),
    parentId: z.string(),
    state: z.enum(ANSWER_STATES),
    model: z.object({ buildId: z.string(), name: z.string() }),
    maxTokens: z.int().check(z.positive()),
    stats: z.nullable(z.object({ tokens: count, tokensPerSecond: speed })),
    // Version 1 had neither. An answer is worth keeping also where what stands beside it cannot be read.
    tokenIds: z.catch(z.nullable(tokenIds), null),
    making: z.catch(z.nullable(making), null),
  }),
]) satisfies z.ZodMiniType<ConversationMessage>;

const frame = z.object({
  version: z.int(),
  id,
  title: z.catch(z.string(), ''),
  pinned: z.catch(z.boolean(), false),
  createdAt: z.catch(time, 0),
  updatedAt: z.catch(time, 0),
  rank: z.catch(z.optional(time), undefined),
  messages: z.array(z.unknown()),
  leafId: z.catch(z.nullable(z.string()), null),
});

export type Restored =
  | { readonly conversation: Conversation; readonly repairs: readonly string[] }
  | { readonly conversation: null; readonly problem: string };

/**
 * Keeps everything that can be read and says what it mended. An answer that was being written when the page went away
 * comes back as interrupted.
 */
export function restoreConversation(value: unknown): Restored {
  const parsed = frame.safeParse(value);
  if (!parsed.success) {
    return { conversation: null, problem: `not a conversation: ${z.prettifyError(parsed.error)}` };
  }
  const stored = parsed.data;
  if (stored.version < 1 || stored.version > CONVERSATION_VERSION) {
    return {
      conversation: null,
      problem: `its version is ${stored.version}, and this page reads 1 to ${CONVERSATION_VERSION}`,
    };
  }
  const repairs: string[] = [];
  const messages = restoreMessages(stored.messages, repairs);
  let leafId = stored.leafId;
  if (leafId === null || !messages.some(({ id }) => id === leafId)) {
    if (leafId !== null || messages.length > 0) repairs.push('the shown branch was unknown');
    leafId = messages.at(-1)?.id ?? null;
  }
  return {
    conversation: {
      version: CONVERSATION_VERSION,
      id: stored.id,
      title: stored.title.trim() === '' ? titleFor(messages) : stored.title,
      pinned: stored.pinned,
      createdAt: stored.createdAt,
      updatedAt: Math.max(stored.updatedAt, stored.createdAt),
      ...(stored.rank === undefined ? {} : { rank: stored.rank }),
      messages,
      leafId,
    },
    repairs,
  };
}

function restoreMessages(values: readonly unknown[], repairs: string[]): ConversationMessage[] {
  const kept = new Map<string, ConversationMessage>();
  for (const [index, value] of values.entries()) {
    const parsed = message.safeParse(value);
    if (!parsed.success) {
      repairs.push(`message ${index + 1} was unreadable and left out`);
      continue;
    }
    const found = parsed.data;
    if (
      found.role === 'assistant' &&
      found.making === null &&
      isObject((value as { making?: unknown }).making)
    ) {
      repairs.push(`how message ${index + 1} was made was unreadable and left out`);
    }
    if (kept.has(found.id)) {
      repairs.push(`message ${index + 1} stood twice and was left out`);
      continue;
    }
    const relinked = relink(found, kept);
    if (relinked === null) {
      repairs.push(`message ${index + 1} answered nothing that is left and was left out`);
      continue;
    }
    if (relinked.parentId !== found.parentId) repairs.push(`message ${index + 1} had lost its parent`);
    kept.set(found.id, markInterrupted(relinked));
  }
  return [...kept.values()];
}

/**
 * Parents stand before their children and roles alternate: that also rules out loops. A message whose parent is gone
 * follows the last one of the other role; an answer with no question at all cannot stand.
 */
function relink(
  found: ConversationMessage,
  kept: ReadonlyMap<string, ConversationMessage>,
): ConversationMessage | null {
  const parent = found.parentId === null ? undefined : kept.get(found.parentId);
  if (found.role === 'user') {
    if (found.parentId === null || parent?.role === 'assistant') return found;
    return { ...found, parentId: lastOf(kept, 'assistant') };
  }
  if (parent?.role === 'user') return found;
  const parentId = lastOf(kept, 'user');
  return parentId === null ? null : { ...found, parentId };
}

function lastOf(kept: ReadonlyMap<string, ConversationMessage>, role: 'user' | 'assistant'): string | null {
  return [...kept.values()].filter((candidate) => candidate.role === role).at(-1)?.id ?? null;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function markInterrupted(found: ConversationMessage): ConversationMessage {
  return found.role === 'assistant' && found.state === 'writing' ? { ...found, state: 'interrupted' } : found;
}
