const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const DATE = new RegExp(
  [
    String.raw`\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b`,
    String.raw`\b\d{4}-\d{2}-\d{2}\b`,
    String.raw`\b\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}\.?,? \d{2,4}\b`,
    String.raw`\b${MONTH}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b`,
  ].join('|'),
  'gi',
);
/** Characters between a name and a date that belong together. */
const NEAR = 60;

const WORD = String.raw`\p{Lu}[\p{L}'’]{1,24}(?:-\p{Lu}[\p{L}'’]{1,24})?`;
/** Somebody says that it is a name, however it is written. */
const SAID = /\bmy name is [\p{L}'’-]{2,25}(?: [\p{L}'’-]{2,25})?/giu;
const TITLED = new RegExp(String.raw`\b(?:Mrs?|Ms|Miss|Dr|Prof)\.? ${WORD}`, 'gu');
const TWO_WORDS = new RegExp(String.raw`(?<![\p{L}\d])${WORD}(?: \p{Lu}\.?)?(?= ${WORD}) ${WORD}`, 'gu');

/** Capitals that begin a sentence, or that medicine and the calendar have. One of them, and it is no name. */
const NO_NAME = new Set(
  `my the an it is am in on at of for to from and or but if since after before last next this that these those he she
  we they his her our their you your was were has had have can could should would will do does did what when where why how
  who which there then now today yesterday first second patient seen dear hello hi thanks please also started began
  january february march april may june july august september october november december monday tuesday wednesday thursday
  friday saturday sunday morning evening night afternoon spring summer autumn winter christmas easter
  disease syndrome disorder type stage grade vitamin hospital clinic street road avenue university school covid vaccine
  vaccination test scan cancer diabetes fever infection virus flu blood pressure heart attack stroke pain mri ct ecg
  health care medical center centre emergency room department insurance north south east west united states kingdom
  new york los angeles hepatitis lyme crohn parkinson alzheimer hodgkin extra strength`.split(/\s+/),
);

/** Names beside a date. A name alone is most often a disease's, a place's or a doctor's that everybody knows. */
export function findNames(text: string): string[] {
  const dates = [...text.matchAll(DATE)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  if (dates.length === 0) return [];
  return [SAID, TITLED, TWO_WORDS]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .filter((match) => {
      const [name] = match;
      const start = match.index;
      const end = start + name.length;
      const near = dates.some(([from, to]) => from - end < NEAR && start - to < NEAR);
      return (
        near &&
        (/^my name is/i.test(name) || !name.split(/[ .]+/).some((word) => NO_NAME.has(word.toLowerCase())))
      );
    })
    .map(([name]) => name);
}
