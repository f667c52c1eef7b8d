import { useEffect, useState } from 'react';
import { personalData as words } from '../ui/strings/personalData.ts';
import type { PersonalData, PersonalDataKind } from './personalData/findPersonalData.ts';
import { scanTexts } from './personalData/scanTexts.ts';

/** Of each kind, so many are shown as they were typed. */
const SHOWN = 3;

/** A gentle hint beside an export: what was typed may name a person. Nothing where nothing is found; it holds nothing up. */
export function PersonalDataNote({ texts }: { readonly texts: readonly string[] }) {
  const [found, setFound] = useState<readonly PersonalData[]>([]);
  useEffect(() => {
    const controller = new AbortController();
    void scanTexts(texts, controller.signal).then((data) => {
      if (!controller.signal.aborted) setFound(data);
    });
    return () => controller.abort();
  }, [texts]);
  if (found.length === 0) return null;
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  return (
    <div className="note" role="note">
      <p>
        <strong>{words.title}</strong>
      </p>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>{line(kind, found)}</li>
        ))}
      </ul>
      <p className="small">{words.note}</p>
    </div>
  );
}

function line(kind: PersonalDataKind, found: readonly PersonalData[]): string {
  const texts = found.filter((data) => data.kind === kind).map(({ text }) => text);
  return words.item(words.kinds[kind], texts.slice(0, SHOWN), texts.length - SHOWN);
}
