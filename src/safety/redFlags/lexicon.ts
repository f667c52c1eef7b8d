/** All concepts, parsed once; and the speller that knows their words. */
import { acutePicture } from './concepts/acutePicture.ts';
import { airwayAndWaterWords } from './concepts/airwayAndWater.ts';
import { bellyAndSightWords } from './concepts/bellyAndSight.ts';
import { bellySigns } from './concepts/bellySigns.ts';
import { body } from './concepts/body.ts';
import { breathAndBloodWords } from './concepts/breathAndBlood.ts';
import { common } from './concepts/common.ts';
import { cues } from './concepts/cues.ts';
import { heartAndBrainWords } from './concepts/heartAndBrain.ts';
import { heatAndBurnsWords } from './concepts/heatAndBurns.ts';
import { images } from './concepts/images.ts';
import { infectionAndBirthWords } from './concepts/infectionAndBirth.ts';
import { medicines } from './concepts/medicines.ts';
import { mindAndDangerWords } from './concepts/mindAndDanger.ts';
import { mindSigns } from './concepts/mindSigns.ts';
import { overdoses } from './concepts/overdoses.ts';
import { people } from './concepts/people.ts';
import { poisonAndSugarWords } from './concepts/poisonAndSugar.ts';
import { seizureAndHeadWords } from './concepts/seizureAndHead.ts';
import { seizureTurns } from './concepts/seizureTurns.ts';
import { selfHarmWords } from './concepts/selfHarm.ts';
import { selfHarmIdioms } from './concepts/selfHarmIdioms.ts';
import { sepsisSigns } from './concepts/sepsisSigns.ts';
import { signs } from './concepts/signs.ts';
import { signsOfOrgans } from './concepts/signsOfOrgans.ts';
import { violenceWords } from './concepts/violence.ts';
import { violenceHeard } from './concepts/violenceHeard.ts';
import { waterAndCurrent } from './concepts/waterAndCurrent.ts';
import { isMeasure } from './measures.ts';
import type { MeasureName } from './measures.ts';
import { createMender } from './text/mendSpelling.ts';
import { SPELLINGS } from './text/spellings.ts';
import { parsePatterns } from './text/pattern.ts';
import type { Pattern } from './text/pattern.ts';
import { indexPatterns } from './text/patternIndex.ts';

const sources = {
  ...acutePicture,
  ...airwayAndWaterWords,
  ...bellyAndSightWords,
  ...bellySigns,
  ...body,
  ...breathAndBloodWords,
  ...common,
  ...cues,
  ...heartAndBrainWords,
  ...heatAndBurnsWords,
  ...images,
  ...infectionAndBirthWords,
  ...medicines,
  ...mindAndDangerWords,
  ...mindSigns,
  ...overdoses,
  ...people,
  ...poisonAndSugarWords,
  ...seizureAndHeadWords,
  ...seizureTurns,
  ...selfHarmWords,
  ...selfHarmIdioms,
  ...sepsisSigns,
  ...signs,
  ...signsOfOrgans,
  ...violenceWords,
  ...violenceHeard,
  ...waterAndCurrent,
};

export type ConceptName = keyof typeof sources | MeasureName;

const CONCEPTS: ReadonlyMap<string, readonly Pattern[]> = new Map(
  Object.entries(sources).map(([name, source]) => [name, parsePatterns(source)]),
);

export const PATTERNS = indexPatterns(CONCEPTS);

export const isConcept = (name: string): boolean => CONCEPTS.has(name);

const words = new Set<string>(SPELLINGS);
const stems = new Set<string>();
for (const [name, patterns] of CONCEPTS) {
  for (const element of patterns.flat()) {
    if (element.kind === 'gap') continue;
    for (const word of element.words) words.add(word);
    for (const stem of element.stems) stems.add(stem);
    for (const concept of element.concepts) {
      if (!CONCEPTS.has(concept) && !isMeasure(concept)) {
        throw new Error(
          `The concept ${name} refers to ${concept}, which is none: mend the name in concepts/.`,
        );
      }
    }
  }
}

export const mendSpelling = createMender(words, stems, SPELLINGS);
