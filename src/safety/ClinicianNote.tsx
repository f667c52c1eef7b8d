import { strings } from '../ui/strings/index.ts';
import { signsAsClinician } from './signsAsClinician.ts';

/** Beside an answer that speaks or signs as a clinician; nothing beside others. */
export function ClinicianNote({ text, model }: { readonly text: string; readonly model: string }) {
  if (signsAsClinician(text) === null) return null;
  return (
    <p className="clinician-note" role="note">
      {strings.safety.clinicianNote(model)}
    </p>
  );
}
