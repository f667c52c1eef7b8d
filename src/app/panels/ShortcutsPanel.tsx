/** The sheet of keyboard shortcuts. */
import { useStore } from 'zustand';
import { shortcuts as words } from '../../ui/strings/shortcuts.ts';
import type { PanelProps } from '../panels.ts';
import { KEYS } from '../shortcuts/shortcutFor.ts';
import type { Shortcut } from '../shortcuts/shortcutFor.ts';

export default function ShortcutsPanel({ app: { preferences } }: PanelProps) {
  const singleKeys = useStore(preferences, (state) => state.singleKeys);
  const names = (Object.keys(KEYS) as Shortcut[]).filter((name) => singleKeys || name === 'stop');
  return (
    <>
      <p>{singleKeys ? words.intro : words.off}</p>
      <Keys rows={names.map((name) => [KEYS[name], words.list[name]])} />
      <h3>{words.field}</h3>
      <Keys rows={words.fieldKeys} />
    </>
  );
}

function Keys({ rows }: { readonly rows: readonly (readonly [key: string, does: string])[] }) {
  return (
    <table className="keys">
      <thead>
        <tr>
          <th scope="col">{words.key}</th>
          <th scope="col">{words.does}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, does]) => (
          <tr key={key}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
