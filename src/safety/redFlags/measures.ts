/** Signs that are numbers: found by their value and unit, not by their words. Sources stand beside the limits. */
import { medicines } from './concepts/medicines.ts';
import type { Span } from './text/pattern.ts';
import type { Reading, Token } from './text/types.ts';

/** A RegExp, or anything else that knows words. */
interface Words {
  test(word: string): boolean;
}

type Measure = (tokens: readonly Token[], at: number, value: number) => number | null;

/** Whether one of these words stands within `reach` tokens before `at`, in the same sentence. */
function before(tokens: readonly Token[], at: number, reach: number, words: Words): boolean {
  for (let index = at - 1; index >= Math.max(0, at - reach); index--) {
    const token = tokens[index];
    if (token === undefined || token.sentence !== tokens[at]?.sentence) return false;
    if (words.test(token.word)) return true;
  }
  return false;
}

function after(tokens: readonly Token[], at: number, reach: number, words: Words): number | null {
  for (let index = at + 1; index <= at + reach; index++) {
    const token = tokens[index];
    if (token === undefined || token.sentence !== tokens[at]?.sentence) return null;
    if (words.test(token.word)) return index + 1;
  }
  return null;
}

const HEAT_UNIT = /^(c|f|degrees|celsius|fahrenheit|fever)$/;
const HEAT_WORD =
  /^(temperature|fever|fevers|feaver|fevr|febrile|pyrexia|core|thermometer|burning|rectal|rectally|armpit|underarm|axillary|tympanic|spik\w*)$/;
/** "38.6" is a temperature, unless it weighs, measures or counts something. */
const OTHER_UNIT =
  /^(kg|kilos?|lbs?|pounds?|stone|g|grams?|mg|ml|cm|mm|m|km|miles?|inch|inches|%|weeks?|years?|months?|days?|hours?|minutes|mmol|units?|k|million|percent|bmi|euros?|dollars?|quid|\/)$/;
const SUGAR_WORD = /^(sugars?|glucose|bg|bgl|bm|bms|hypo|dexcom|libre|glucomet\w*|meter|cbg|cgm|sensor)$/;
const MEDICINE =
  /^(pills?|tablets?|tabs|capsules?|painkillers?|percs|oxy\w*|antidepressants?|sleeping|sleepers|meds|antihistamines?|beta|of|gummies|x|mg|heart|blood|them|drops|sachets?|patches|ampoules?|pens)$/;
const DRUGS = new Set(medicines['drug-name'].split(/\s*,\s*/).filter((name) => /^\w{4,}$/.test(name)));
const isMedicine = { test: (word: string): boolean => MEDICINE.test(word) || DRUGS.has(word) };
const TOOK =
  /^(took|taken|swallow\w*|downed|necked|popped|ingest\w*|gulped|had|toook|taking|eaten|ate|overdos\w*|od|chewed|swigged|drank|guzzled|sunk|scoffed)$/;

export const MEASURES = {
  /** A fever: 38 °C, 100.4 °F (NICE NG143). */
  'temp-high': (tokens, at, value) => {
    const hot = (value >= 38 && value <= 43) || (value >= 100.4 && value <= 110);
    if (!hot) return value === 101 || value === 102 ? at + 1 : null;
    const unit = after(tokens, at, 1, HEAT_UNIT);
    // 38 degrees outside is weather: whole degrees need a word of the body.
    if (before(tokens, at, 4, HEAT_WORD)) return unit ?? at + 1;
    const decimal = !Number.isInteger(value) && value < 43;
    if (decimal && !before(tokens, at, 3, /^(bmi|weigh\w*|weight|hba1c|a1c|sugars?|glucose|waist)$/)) {
      if (after(tokens, at, 1, OTHER_UNIT) === null) return unit ?? at + 1;
    }
    return unit !== null && (!Number.isInteger(value) || value >= 100) ? unit : null;
  },
  /** A body cooler than 35 °C (Resuscitation Council UK: hypothermia). */
  'core-cold': (tokens, at, value) =>
    value >= 20 && value < 35 && before(tokens, at, 4, /^(core|temperature|rectal)$/) ? at + 1 : null,
  /** A core temperature of heatstroke: 40.5 °C, 105 °F. */
  'core-hot': (tokens, at, value) =>
    ((value >= 40.5 && value <= 43.5) || (value >= 105 && value <= 111)) && before(tokens, at, 4, HEAT_WORD)
      ? at + 1
      : null,
  /** 160/110 mmHg (NICE NG133: severe hypertension in pregnancy). */
  'bp-high': (tokens, at, value) => {
    const below = tokens[at + 2];
    const over = tokens[at + 1]?.word === '/' || tokens[at + 1]?.word === 'over';
    return over && value >= 140 && value <= 260 && below?.value !== null && (below?.value ?? 0) >= 90
      ? at + 3
      : null;
  },
  /** A saturation below 92 % (BTS guideline). */
  'oxygen-low': (tokens, at, value) =>
    value >= 40 &&
    value < 92 &&
    before(tokens, at, 5, /^(spo2|spo|sats?|saturations?|oxygen|oximeter|o2|ox|clip|finger|peg)$/) &&
    after(tokens, at, 1, /^(years?|days?|weeks?|months?|minutes|hours?|mg)$/) === null
      ? at + 1
      : null,
  /** From 30 breaths a minute (NEWS2: 25 and more is of the highest score), from 50 where a child may be meant. */
  'breaths-fast': (tokens, at, value) =>
    value <= 120 &&
    ((value >= 30 && before(tokens, at, 4, /^(resps?|respirations?|respiratory|rr)$/)) ||
      (value >= 50 &&
        (after(tokens, at, 1, /^breaths?$/) !== null ||
          before(tokens, at, 3, /^(breathing|breathes|breaths)$/)) &&
        after(tokens, at, 1, /^(minutes|hours?|days?|weeks?|%)$/) === null))
      ? at + 1
      : null,
  /** Many of a medicine at once. Six is more than any ordinary single dose of a common tablet. */
  'pill-count': (tokens, at, value) => {
    if (value < 6 || value > 500 || !Number.isInteger(value)) return null;
    // "400 mg" is a weight, "at 8:30" a time.
    if (after(tokens, at, 1, /^(mg|mcg|ml)$/) !== null) return null;
    if (/^at$|^\d+$/.test(tokens[at - 1]?.word ?? '')) return null;
    const named = after(tokens, at, 4, isMedicine) ?? (before(tokens, at, 4, isMedicine) ? at + 1 : null);
    const daily = after(tokens, at, 6, /^(daily|day|week|month|am|pm|years?|weeks|days|old)$/);
    return named !== null && daily === null && before(tokens, at, 9, TOOK) ? named : null;
  },
  /** A count that is no ordinary dose. */
  many: (tokens, at, value) =>
    value >= 6 &&
    value <= 500 &&
    Number.isInteger(value) &&
    after(tokens, at, 1, /^(mg|hours?|minutes|days|am|pm|years?|weeks|months)$/) === null
      ? at + 1
      : null,
  /** More than the daily 4 g at once. */
  'paracetamol-grams': (tokens, at, value) =>
    value >= 5 && value <= 100 && after(tokens, at, 1, /^(g|grams?|gm)$/) !== null ? at + 2 : null,
  /** At least five minutes (status epilepticus: ILAE 2015). */
  'minutes-five': (tokens, at, value) => {
    const end = after(tokens, at, 1, /^minutes?$/);
    return end !== null && value >= 5 && value < 120 && tokens[end]?.word !== 'ago' ? end : null;
  },
  /** Below 3.0 mmol/L or 54 mg/dL (level 2 hypoglycaemia, ADA), from 20 mmol/L or 400 mg/dL. Between 20 and 54 it is one or the other. */
  'sugar-extreme': (tokens, at, value) => {
    // The 2 of "type 2" is none.
    if (tokens[at - 1]?.word === 'type') return null;
    const near =
      before(tokens, at, 7, SUGAR_WORD) ||
      after(tokens, at, 1, /^mmol$/) !== null ||
      after(tokens, at, 2, /^(mgdl|dl)$/) !== null;
    const extreme =
      (value >= 0.5 && value < 3) || (value >= 20 && value < 54) || (value >= 400 && value <= 2000);
    const counts = after(
      tokens,
      at,
      1,
      /^(years?|days?|weeks?|months?|minutes|hours?|units?|mg|grams?|g|%)$/,
    );
    return near && extreme && counts === null ? at + 1 : null;
  },
  /** Lower than 4.0 mmol/L or 70 mg/dL, or from 14 mmol/L or 250 mg/dL: grave with signs of illness. */
  'sugar-off': (tokens, at, value) => {
    // The 2 of "type 2" is none.
    if (tokens[at - 1]?.word === 'type') return null;
    const off = (value >= 0.5 && value < 4) || (value >= 14 && value < 70) || (value >= 250 && value <= 2000);
    const counts = after(
      tokens,
      at,
      1,
      /^(years?|days?|weeks?|months?|minutes|hours?|units?|mg|grams?|g|%)$/,
    );
    return off && before(tokens, at, 7, SUGAR_WORD) && counts === null ? at + 1 : null;
  },
  /** Blood ketones from 1.5 mmol/L. */
  'number-high': (_tokens, at, value) => (value >= 1.5 && value < 15 ? at + 1 : null),
  /** A systolic pressure below 100. */
  'number-low': (tokens, at, value) =>
    value >= 40 && value < 100 && /^(\/|over)$/.test(tokens[at + 1]?.word ?? '') ? at + 3 : null,
  /** A peak flow that is under half of most people's best. */
  'peak-flow-low': (tokens, at, value) =>
    value >= 40 && value < 200 && before(tokens, at, 4, /^flow$/) ? at + 1 : null,
  /** At most 8 breaths a minute (NEWS2: of the highest score). */
  'breaths-slow': (tokens, at, value) =>
    value >= 1 &&
    value <= 8 &&
    before(tokens, at, 4, /^(breathing|breathes|breaths|resps?|respirations?|rr)$/)
      ? after(tokens, at, 3, /^(minutes?|resps?)$/)
      : null,
  /** A pulse from 120 a minute. */
  'pulse-fast': (tokens, at, value) =>
    value >= 120 &&
    value <= 260 &&
    // "HR" is read as "hour".
    (before(tokens, at, 6, /^(heart|pulse|bpm|rate|racing)$/) || before(tokens, at, 1, /^hour$/))
      ? at + 1
      : null,
  /** Before 37 weeks. */
  preterm: (tokens, at, value) =>
    value >= 14 && value <= 36 && after(tokens, at, 1, /^(weeks?|\/)$/) !== null ? at + 2 : null,
  /** Weeks that can only be a pregnancy's, said without the word. */
  gestation: (tokens, at, value) => {
    // "39+2": weeks and days.
    const days = tokens[at + 1];
    const joined = days !== undefined && days.start - (tokens[at]?.end ?? 0) === 1 && days.value !== null;
    if (joined && value >= 20 && value <= 42 && Number.isInteger(value) && days.value <= 6) return at + 2;
    const end = after(tokens, at, 1, /^weeks?$/);
    const other = end === null ? undefined : tokens[end]?.word;
    return end !== null && value >= 20 && value <= 42 && !/^(old|ago|later|on|now)$/.test(other ?? '')
      ? end
      : null;
  },
  /** A year. */
  year: (_tokens, at, value) => (value >= 1900 && value <= 2026 && Number.isInteger(value) ? at + 1 : null),
  /** An age from 65. */
  'old-age': (tokens, at, value) =>
    value >= 65 &&
    value <= 110 &&
    (after(tokens, at, 2, /^(year|years|old|f|m|yo)$/) !== null || before(tokens, at, 2, /^(is|am|aged)$/))
      ? at + 1
      : null,
} as const satisfies Readonly<Record<string, Measure>>;

export type MeasureName = keyof typeof MEASURES;

export function isMeasure(name: string): name is MeasureName {
  return Object.hasOwn(MEASURES, name);
}

export function findMeasure(name: MeasureName, { tokens }: Reading): Span[] {
  const measure: Measure = MEASURES[name];
  return tokens.flatMap(({ value }, first) => {
    const end = value === null ? null : measure(tokens, first, value);
    return end === null ? [] : [{ first, end, denied: false }];
  });
}
