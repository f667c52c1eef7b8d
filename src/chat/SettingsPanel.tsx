import { lazy, Suspense, useState } from 'react';
import { Problem } from '../ui/Problem.tsx';
import { strings } from '../ui/strings/index.ts';
import type { SettingsFieldsProps } from './SettingsFields.tsx';

const Fields = lazy(() => import('./SettingsFields.tsx').catch(() => ({ default: MissingPart })));

function MissingPart() {
  return <Problem {...strings.app.missingPart} />;
}

export function SettingsPanel(props: SettingsFieldsProps) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="settings" onToggle={() => setOpened(true)}>
      <summary>{strings.chat.settings.title}</summary>
      {opened && (
        <Suspense>
          <Fields {...props} />
        </Suspense>
      )}
    </details>
  );
}
