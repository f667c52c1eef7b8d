/**
 * What in a typed text may name a person: e-mail addresses, phone numbers, record numbers, and names beside a date. Rules
 * for English, for a hint before an export: they miss some and take some for what they are not, and nothing hangs on it.
 */
import { findNames } from './findNames.ts';

export type PersonalDataKind = 'email' | 'phone' | 'record' | 'name';

export interface PersonalData {
  readonly kind: PersonalDataKind;
  /** As it was typed. */
  readonly text: string;
}

// All repetitions are bounded: a text may be long, and nobody's address is.
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}/gi;
const EMAIL_IN_WORDS =
  /(?<![\w.])[\w.+-]{1,64} ?[([]at[)\]] ?[\w-]{1,63}(?: ?[([]dot[)\]] ?[\w-]{2,24}){1,4}/gi;

/** Said before a number, it makes any six digits a phone number. */
const PHONE_SAID =
  /\b(?:tele)?(?:phone|tel|mobile|cell|fax|call|ring|text|whatsapp)\b[^\d+(\n]{0,24}((?:\+?\d|\(\d)(?:[ ./()-]{0,2}\d){5,14})/gi;
/** What is a phone number by its form alone. */
const PHONE_FORM = [
  /(?<![\d.+/-])\+\d(?:[ ./()-]{0,2}\d){7,14}(?![\d])/g,
  /(?<![\d.+/-])(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\d/-])/g,
  /(?<![\d.+/-])0\d{2,4}[ /-]\d{3,4}(?:[ -]?\d){3,5}(?![\d/-])/g,
];
/** A dose or a count of cells is no phone number. */
const UNIT = /^\s*(?:mg|mcg|µg|g|kg|ml|l|iu|ie|units?|cells|steps|calories|kcal|%|\/)/i;

const NUMBER = String.raw`(?:\s*(?:no|nr|num|number|id|identifier)\b\.?|\s*#)`;
const IS = String.raw`\s*(?:is|was|:|=|#)?\s*`;
/** At least five characters, four of them digits in all. */
const CODE = String.raw`((?=(?:[a-z -]{0,6}\d){4})[a-z0-9](?:[ -]?[a-z0-9]){4,19})`;
const RECORD = [
  new RegExp(
    String.raw`\b(?:medical record|health record|record|patient|chart|case|file|hospital|clinic|insurance|policy|member(?:ship)?|passport|driving licen[cs]e|driver'?s licen[cs]e|social security|nhs|medicare|medicaid|health card)${NUMBER}${IS}${CODE}`,
    'gi',
  ),
  new RegExp(String.raw`\b(?:mrn|ssn|nhs)${NUMBER}?${IS}${CODE}`, 'gi'),
  /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g,
];

/** @returns each of them once, by kind, in the order of the text */
export function findPersonalData(text: string): PersonalData[] {
  const records = matches(text, RECORD);
  const inRecord = (found: string): boolean => records.some((record) => record.includes(found));
  const phones = [
    ...[...text.matchAll(PHONE_SAID)].map((match) => ({ found: match[1] ?? '', end: end(match) })),
    ...PHONE_FORM.flatMap((form) =>
      [...text.matchAll(form)].map((match) => ({ found: match[0], end: end(match) })),
    ),
  ];
  return [
    ...kind('email', matches(text, [EMAIL, EMAIL_IN_WORDS])),
    ...kind(
      'phone',
      phones
        .filter(
          ({ found, end: at }) => !UNIT.test(text.slice(at, at + 12)) && !isDate(found) && !inRecord(found),
        )
        .map(({ found }) => found),
    ),
    ...kind('record', records),
    ...kind('name', findNames(text)),
  ];
}

function matches(text: string, patterns: readonly RegExp[]): string[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[0]));
}

function end(match: RegExpExecArray): number {
  return match.index + match[0].length;
}

function kind(name: PersonalDataKind, found: readonly string[]): PersonalData[] {
  return [...new Set(found.map((text) => text.trim()))].map((text) => ({ kind: name, text }));
}

function isDate(text: string): boolean {
  return /^\d{1,4}[./-]\d{1,2}[./-]\d{2,4}/.test(text);
}
