import { strings } from './strings/index.ts';

/** The words of the disclaimer bar, wherever it is. */
export function DisclaimerText() {
  const { research, notClinician, emergency } = strings.safety;
  return (
    <>
      <strong>{research}</strong> {notClinician} {emergency}
    </>
  );
}
