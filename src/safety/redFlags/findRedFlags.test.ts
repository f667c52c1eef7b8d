import { describe, expect, it } from 'vitest';
import { findRedFlags } from './findRedFlags.ts';

const categories = (text: string) => [...new Set(findRedFlags(text).map(({ category }) => category))];

describe('a text', () => {
  it('of nothing raises nothing', () => {
    for (const text of ['', ' ', '\n\n', '...', '?!', '12', "'", 'a'.repeat(5000)]) {
      expect(findRedFlags(text)).toEqual([]);
    }
  });

  it('names the words that raised a flag, where they were typed', () => {
    const text = 'Good morning.\n\nMy   dad’s face is DROOPING on one side, what now?';
    const [flag] = findRedFlags(text);
    expect(flag).toMatchObject({ category: 'stroke', rule: 'face-droops' });
    expect(text.slice(flag?.evidence.start, flag?.evidence.end)).toBe(flag?.evidence.text);
    expect(flag?.evidence.text).toMatch(/face is DROOPING/);
  });

  it('is understood with slips, without apostrophes and in capitals', () => {
    for (const text of ["I CAN'T BREATHE", 'i cant breath', 'I can’t breathe', 'i cannot breethe']) {
      expect(categories(text), text).toContain('breathing');
    }
  });

  it('is searched to its end', () => {
    const long = 'I had a nice week and went to the park with my children. '.repeat(60);
    expect(categories(`${long} Now I want to kill myself. ${long}`)).toEqual(['self-harm']);
  });

  it('of ten thousand words of one kind is done', () => {
    for (const part of [
      'no ',
      'my chest ',
      'not , ',
      'blood blood ',
      '( ',
      "'s ",
      'pain in my ',
      '1 ',
      '\n',
    ]) {
      expect(findRedFlags(part.repeat(10_000))).toBeInstanceOf(Array);
    }
  }, 60_000);
});

describe('a sign is taken back', () => {
  it.each([
    ['denied', 'I have no chest pain and no trouble breathing.'],
    ['denied by a list', 'She denies chest pain, fever or vomiting blood.'],
    ['past', 'I vomited blood nine years ago.'],
    ['asked about in general', 'What does it mean when someone is vomiting blood?'],
    ['studied', 'For my exam: why does one side of the face droop?'],
    ['invented', 'In my novel the hero is stabbed and his lips turn blue.'],
    ['an animal’s', 'My dog is vomiting blood.'],
    ['a figure of speech', 'I am drowning in work and my boss is killing me.'],
    ['over', 'My nose was pouring with blood, the bleeding has stopped and I am fine now.'],
  ])('where it is %s', (_, text) => expect(findRedFlags(text)).toEqual([]));
});

describe('a sign stands', () => {
  it.each([
    ['after a denial of something else', 'No fever, but my lips are turning blue.', 'breathing'],
    ['beside an old story', 'I had a stroke in 2010 and now my face is drooping again.', 'stroke'],
    ['though somebody plays it down', 'He is vomiting blood. He says he is fine.', 'bleeding'],
    ['though a dog is mentioned', 'My dog bit my hand and the blood will not stop.', 'bleeding'],
    ['in a cry for help', 'What do I do, my baby is not breathing', 'breathing'],
    ['beside an exam', 'I failed my exam and I want to die.', 'self-harm'],
    ['though a word denies it', "I'm not suicidal, I took 14 of them", 'self-harm'],
  ])('%s', (_, text, category) => expect(categories(text)).toContain(category));
});
