/** What a person may change about answers. Loaded when it is first opened. */
import { useStore } from 'zustand';
import type { PromptStyle } from '../lib/shared/prompt.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { strings } from '../ui/strings/index.ts';
import { LIMITS } from './answerSettings.ts';
import { SeedField } from './SeedField.tsx';
import type { SettingsStore } from './settingsStore.ts';

export interface SettingsFieldsProps {
  readonly settings: SettingsStore;
  /** The styles of the chosen model by id, and the one in use; empty until the catalogue is there. */
  readonly styles: readonly (readonly [id: string, style: PromptStyle])[];
  readonly styleId: string | null;
}

export default function SettingsFields({ settings, styles, styleId }: SettingsFieldsProps) {
  const values = useStore(settings);
  const words = strings.chat.settings;
  const style = styles.find(([id]) => id === styleId)?.[1];
  return (
    <>
      <div className="settings-grid">
        <NumberField
          label={words.maxTokens}
          hint={words.maxTokensHint}
          value={values.maxTokens}
          {...LIMITS.maxTokens}
          onChange={(maxTokens) => settings.change({ maxTokens })}
        />
        <NumberField
          label={words.temperature}
          hint={words.temperatureHint}
          value={values.temperature}
          {...LIMITS.temperature}
          onChange={(temperature) => settings.change({ temperature })}
        />
        <NumberField
          label={words.topP}
          hint={words.topPHint}
          value={values.topP}
          {...LIMITS.topP}
          onChange={(topP) => settings.change({ topP })}
        />
        <SeedField value={values.seed} onChange={(seed) => settings.change({ seed })} />
        {style !== undefined && styleId !== null && (
          <>
            <label className="field">
              {words.promptStyle}
              <select
                value={styleId}
                onChange={(event) => settings.change({ promptStyle: event.target.value, systemText: null })}
              >
                {styles.map(([id, { name }]) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
              <span className="small">{style.description}</span>
            </label>
            {style.systemPlacement === 'none' ? (
              <p className="small">{words.noSystemText}</p>
            ) : (
              <label className="field wide">
                {words.systemText}
                <textarea
                  rows={2}
                  value={values.systemText ?? style.systemText}
                  onChange={(event) => settings.change({ systemText: event.target.value })}
                />
              </label>
            )}
          </>
        )}
      </div>
      <button type="button" onClick={settings.reset}>
        {words.reset}
      </button>
    </>
  );
}
