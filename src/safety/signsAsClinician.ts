/**
 * Whether a text speaks or signs as a doctor or another clinician. The training answers were written by doctors or imitate
 * them, so the model does; the page then says beside the answer that it is none. A rule of words, made to catch too much rather than
 * too little: a note that is not needed says nothing false.
 */

const PROFESSION =
  '(?:doctors?|dr|physicians?|clinicians?|nurses?|surgeons?|specialists?|consultants?|practitioners?|pharmacists?|' +
  'paramedics?|psychiatrists?|p(?:a)?ediatricians?|gyn(?:a)?ecologists?|m\\.?d|gp|[a-z]{3,}ologists?)';

/** Up to three words before the profession ("an experienced family doctor"), none that makes it somebody else's. */
const ADJECTIVES =
  '(?:(?!of\\b|to\\b|with\\b|by\\b|who\\b|from\\b|for\\b|and\\b|not\\b|like\\b)[\\w-]+,?\\s+){0,3}?';
const DOCTOR_NAME = "(?:Dr\\b\\.?|Doctor|Prof\\b\\.?)\\s*[A-Z][\\w.'-]*";
const CHAT_DOCTOR = '(?:Chat\\s?Doctor|Health\\s?Care\\s?Magic)';
const SIGN_OFF =
  '(?:regards|sincerely|thanks|thank\\s+you|wishes|take\\s+care|cheers|health|yours\\s+\\w+|signed)';

/**
 * What may stand before a signature on its line. Spaces of one line only, and no two ways to read them: an answer that
 * ran off into thousands of line breaks must not be searched for minutes at every token.
 */
const INDENT = '[^\\S\\n]*(?:[-–—~][^\\S\\n]*)?';

const RULES: readonly RegExp[] = [
  // "I am a doctor", "I'm an experienced family physician", "as your doctor, I"
  new RegExp(
    `\\bI(?:'|’)?\\s?a?m\\s+(?:a|an|your|the|one\\s+of\\s+the)\\s+${ADJECTIVES}${PROFESSION}\\b`,
    'i',
  ),
  new RegExp(`\\bas\\s+(?:a|an|your)\\s+${ADJECTIVES}${PROFESSION}\\s*,?\\s+I\\b`, 'i'),
  // "I am Dr. Rao", "This is Dr Rao", "my name is Dr. Rao"
  new RegExp(
    `\\b(?:[Ii](?:'|’)?\\s?a?m|[Tt]his\\s+is|[Mm]y\\s+name\\s+is|I,)\\s+(?:${DOCTOR_NAME}|${CHAT_DOCTOR})`,
  ),
  // "Regards, Dr. Rao", "Thanks and best wishes\nChat Doctor"
  new RegExp(`\\b${SIGN_OFF}[\\s,.!:–—-]+(?:your\\s+)?(?:dr\\b|doctor\\b|${CHAT_DOCTOR})`, 'i'),
  // A last line that is a name: "Dr. A. Rao", "- Jane Rao, MD", "Chat Doctor."
  new RegExp(`(?:^|\\n)${INDENT}${DOCTOR_NAME}[^\\n]{0,60}\\s*$`),
  new RegExp(`(?:^|[\\n.!?])${INDENT}${CHAT_DOCTOR}[.!]?\\s*$`, 'i'),
  new RegExp(
    `(?:^|\\n)${INDENT}[A-Z][\\w.' -]{2,40},?\\s+(?:M\\.?D|M\\.?B\\.?B\\.?S|R\\.?N|D\\.?O)\\b[^\\n]{0,40}\\s*$`,
  ),
  // "in my practice", "my patients", "I treat patients"
  /\bmy\s+(?:own\s+)?(?:patients|clinical\s+(?:practice|experience)|medical\s+practice|practice|clinic|medical\s+opinion)\b/i,
  /\bI\s+(?:would\s+|will\s+|can\s+|hereby\s+)?(?:prescribe|diagnose|(?:have\s+)?treat(?:ed)?\s+(?:\w+\s+)?patients)\b/i,
];

/** @returns the words that gave it away, or null */
export function signsAsClinician(text: string): string | null {
  for (const rule of RULES) {
    const found = rule.exec(text);
    if (found !== null) return found[0].trim();
  }
  return null;
}
