import type { ConversationMessage } from '../../lib/conversation.ts';

export interface ExportedModel {
  readonly buildId: string;
  readonly name: string;
  readonly adapter: string | null;
  readonly librarySha256: string | null;
  readonly weightsSha256: string | null;
}

/** The models that wrote the answers among messages; one that was rebuilt in between stands with each of its hashes. */
export function modelsOf(messages: readonly ConversationMessage[]): ExportedModel[] {
  const models = new Map<string, ExportedModel>();
  for (const message of messages) {
    if (message.role !== 'assistant') continue;
    const { adapter = null, librarySha256 = null, weightsSha256 = null } = message.making ?? {};
    const model = { ...message.model, adapter, librarySha256, weightsSha256 };
    models.set(JSON.stringify(model), model);
  }
  return [...models.values()];
}
