import { Problem } from '../ui/Problem.tsx';
import { strings } from '../ui/strings/index.ts';

/** Stands in for a part of the page that could not be fetched. */
export function MissingPart() {
  return <Problem {...strings.app.missingPart} />;
}
