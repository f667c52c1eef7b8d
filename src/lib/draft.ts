/** What is typed and not yet asked. */
export interface Draft {
  /** Null: for a new conversation. */
  readonly conversationId: string | null;
  /** The question that is being put in other words; null: the next question. */
  readonly messageId: string | null;
  readonly text: string;
}

/** What tells one draft from another. */
export type DraftPlace = Pick<Draft, 'conversationId' | 'messageId'>;
