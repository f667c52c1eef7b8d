import { useId } from 'react';
import { useStore } from 'zustand';
import type { ModelRow } from '../lib/shared/catalogue.ts';
import { strings } from '../ui/strings/index.ts';
import type { ModelsStore } from './modelsStore.ts';

function optionName(row: ModelRow): string {
  const hosted = row.builds.some(({ weights }) => weights !== null);
  return hosted ? row.name : strings.models.optionNotHosted(row.name);
}

/** The models that people are shown, and the one that the address chose, even if it is hidden. */
export function ModelPicker({
  models,
  disabled,
}: {
  readonly models: ModelsStore;
  readonly disabled: boolean;
}) {
  const catalogue = useStore(models, (state) => state.catalogue);
  const selected = useStore(models, (state) => state.selection?.row);
  const about = useId();
  if (catalogue === null || selected === undefined) return null;
  const rows = catalogue.models.filter((row) => !row.hidden || row.id === selected.id);
  return (
    <>
      <label className="field">
        {strings.models.picker}
        <select
          value={selected.id}
          disabled={disabled}
          aria-describedby={about}
          onChange={(event) => models.select(event.target.value)}
        >
          {rows.map((row) => (
            <option key={row.id} value={row.id}>
              {optionName(row)}
            </option>
          ))}
        </select>
      </label>
      <p id={about} className="small about-model">
        {selected.about}
      </p>
    </>
  );
}
