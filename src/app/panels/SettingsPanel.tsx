/** How the page looks and is steered. */
import { useId } from 'react';
import { useStore } from 'zustand';
import { settings as words } from '../../ui/strings/settings.ts';
import type { PanelProps } from '../panels.ts';
import { TEXT_SIZES, THEMES } from '../preferences.ts';
import type { Preferences } from '../preferences.ts';

export default function SettingsPanel({ app: { preferences } }: PanelProps) {
  const { theme, textSize, singleKeys } = useStore(preferences);
  const sizeHint = useId();
  const keysHint = useId();
  return (
    <>
      <label className="field">
        {words.theme}
        <select
          value={theme}
          onChange={(event) => preferences.change({ theme: event.target.value as Preferences['theme'] })}
        >
          {THEMES.map((name) => (
            <option key={name} value={name}>
              {words.themes[name]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {words.textSize}
        <select
          value={textSize}
          aria-describedby={sizeHint}
          onChange={(event) =>
            preferences.change({ textSize: Number(event.target.value) as Preferences['textSize'] })
          }
        >
          {TEXT_SIZES.map((size) => (
            <option key={size} value={size}>
              {words.percent(size)}
            </option>
          ))}
        </select>
        <span id={sizeHint} className="small">
          {words.textSizeHint} {words.motion}
        </span>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={singleKeys}
          aria-describedby={keysHint}
          onChange={(event) => preferences.change({ singleKeys: event.target.checked })}
        />
        {words.singleKeys}
      </label>
      <p id={keysHint} className="small">
        {words.singleKeysHint}
      </p>
      <p className="small">{words.answers}</p>
      <button type="button" onClick={preferences.reset}>
        {words.reset}
      </button>
    </>
  );
}
