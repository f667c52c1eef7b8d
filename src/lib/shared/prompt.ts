/**
 * Prompt styles as data, and their rendering into parts.
 *
 * A rendered prompt never is one string: control tokens are named apart from text, and the engine encodes text with a
 * tokenizer that knows no control tokens. So nothing that a person types can become one, whatever they type.
 */

/** A control token by its name in the vocabulary, or plain text that never holds one. */
export type PromptPart = { readonly control: string } | { readonly text: string };

/** A template piece: a part, or the place where a message's own words go. */
export type TemplatePiece = PromptPart | { readonly slot: 'content' };

export type Role = 'system' | 'user' | 'assistant';

export interface Message {
  readonly role: Role;
  readonly content: string;
}

export interface PromptStyle {
  /** Shown to people. */
  readonly name: string;
  readonly description: string;
  /** What opens every prompt, once (the begin-of-sequence token where the model wants one). */
  readonly start: readonly PromptPart[];
  /**
   * How system text enters: as a message of its own (`message`), before the first user text inside its message
   * (`first-user`), or not at all (`none`).
   */
  readonly systemPlacement: 'message' | 'first-user' | 'none';
  /** Default system text; empty where there is none. */
  readonly systemText: string;
  readonly system: readonly TemplatePiece[];
  readonly user: readonly TemplatePiece[];
  readonly assistant: readonly TemplatePiece[];
  /** What follows the last user message and makes the model answer. */
  readonly generation: readonly PromptPart[];
  /** Control tokens that end an answer. */
  readonly stop: readonly string[];
  /** False: the model sees the last question alone, and the page says so. */
  readonly multiTurn: boolean;
}

function fill(pieces: readonly TemplatePiece[], content: string): PromptPart[] {
  return pieces.map((piece) => ('slot' in piece ? { text: content } : piece));
}

/** Joins neighbouring text parts: a tokenizer sees the same pieces as it would in one string between control tokens. */
function joinText(parts: readonly PromptPart[]): PromptPart[] {
  const joined: PromptPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if ('text' in part && last !== undefined && 'text' in last) {
      joined[joined.length - 1] = { text: last.text + part.text };
    } else {
      joined.push(part);
    }
  }
  return joined.filter((part) => 'control' in part || part.text !== '');
}

/**
 * Renders a conversation whose last message is the user's. The same messages always give the same leading parts, so
 * that the engine can keep the KV cache of earlier turns.
 *
 * @param systemText overrides the style's own; ignored where the style has no place for it.
 */
export function renderPrompt(
  style: PromptStyle,
  messages: readonly Message[],
  systemText: string = style.systemText,
): PromptPart[] {
  const last = messages.at(-1);
  if (last?.role !== 'user') throw new Error('A prompt must end with a message of the user.');
  const turns = style.multiTurn ? messages : [last];
  const parts: PromptPart[] = [...style.start];
  if (style.systemPlacement === 'message' && systemText !== '') parts.push(...fill(style.system, systemText));
  let systemPending = style.systemPlacement === 'first-user' && systemText !== '';
  for (const message of turns) {
    if (message.role === 'system') continue;
    if (message.role === 'assistant') {
      parts.push(...fill(style.assistant, message.content));
      continue;
    }
    const content = systemPending ? `${systemText}\n\n${message.content}` : message.content;
    systemPending = false;
    parts.push(...fill(style.user, content));
  }
  parts.push(...style.generation);
  return joinText(parts);
}
