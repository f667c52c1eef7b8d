/** What presenter mode does to the rest of the page. */
import { DEFAULT_SETTINGS } from '../../chat/answerSettings.ts';
import type { ChatStore } from '../../chat/chatStore.ts';
import type { DraftStore } from '../../chat/draftStore.ts';
import type { SettingsStore } from '../../chat/settingsStore.ts';
import type { HistoryStore } from '../../history/historyStore.ts';
import type { EmergencyWatch } from '../../safety/emergencyWatch.ts';
import type { PresenterStore } from './presenterStore.ts';

export interface PresentingPorts {
  readonly presenter: PresenterStore;
  readonly settings: SettingsStore;
  readonly chat: ChatStore;
  readonly drafts: DraftStore;
  readonly history: HistoryStore;
  readonly emergency: EmergencyWatch;
}

export function presenting({ presenter, settings, chat, drafts, history, emergency }: PresentingPorts) {
  return {
    /** A conversation of before is not for visitors' eyes, nor theirs to go on with. */
    startPresenting(): void {
      chat.show(null);
      presenter.enter(settings.getState());
    },

    /**
     * Deletes the conversations that were begun in presenter mode, and no others; the model stays as it is.
     *
     * @returns false where one could not be deleted
     */
    async clearForNextVisitor(): Promise<boolean> {
      const { begun, settings: before } = presenter.getState();
      chat.show(null);
      drafts.clear({ conversationId: null, messageId: null });
      emergency.typed('');
      settings.change(before ?? DEFAULT_SETTINGS);
      let all = true;
      for (const id of begun) {
        drafts.removeConversation(id);
        if (await history.remove(id, chat.discard(id))) presenter.gone(id);
        else all = false;
      }
      history.forgetRemoved();
      return all;
    },
  };
}
