import { describe, expect, it } from 'vitest';
import { findPersonalData } from './findPersonalData.ts';
import type { PersonalDataKind } from './findPersonalData.ts';

const POSITIVES: Readonly<Record<PersonalDataKind, readonly string[]>> = {
  email: [
    'write to jane.doe@example.org please',
    'J.SMITH+clinic@MAIL.example.co.uk has my results',
    'you can reach me at jane (at) example (dot) com',
    'mail: o_brien-7@hospital.example',
  ],
  phone: [
    'my phone is 555 0123',
    'call me on (415) 555-0132 after six',
    '415-555-0132 is my cell',
    '+44 20 7946 0958',
    'ring me at 020 7946 0958 if it gets worse',
    'Tel.: 0171/2345678',
    'reach my wife: 07700 900123',
    'text 4155550132',
    'his number is +1.415.555.0132, he is asthmatic',
  ],
  record: [
    'MRN 00482913',
    'my medical record number is 48-29-13',
    'Patient ID: P1029384',
    'NHS number 943 476 5919',
    'NHS no. 9434765919',
    'ssn 078-05-1120',
    'social security number: 078051120',
    'insurance number A123456780',
    'hospital no 554433',
    'case # 2024-00731',
    'passport number is C01X00T47',
    'member id XGH998877',
  ],
  name: [
    'Jane Doe, born 12/03/1980, has a rash',
    'patient John A. Smith DOB 1961-04-30',
    'Mrs Okafor was seen on 3 March 2024',
    'my name is maria lopez and i was born on 4.5.1979',
    'On March 12, 2023 Peter Müller had a heart attack',
    'Dr. Patel saw me on 02/11/2023',
    'I am Liam O’Connor, date of birth 1 Feb 1990',
    'Seen 2023-11-02: Anne-Marie Dubois, cough',
  ],
};

const NEGATIVES = [
  'My blood pressure is 150/95 and my pulse is 88.',
  'I take 1000 mg of metformin at 8 and at 20.',
  'Platelets 150 000, leukocytes 11.2, CRP 120',
  'The fever began on 12/03/2024 and ended on 15/03/2024.',
  'It began on March 12, 2024.',
  'Since Monday 4 March I have a cough.',
  'Vitamin D 1000000 IU, is that too much?',
  'My TSH was 4.85, T4 12.3, T3 5.1 on 2024-01-15.',
  'I was born in 1980 and I smoke.',
  'I am 34 years old, 180 cm, 85 kg.',
  'Type 2 Diabetes was found on 3 May 2019.',
  'Could it be Crohn Disease? It began 01/02/2023.',
  'Is Parkinson Disease inherited?',
  'My doctor is called every 2 hours.',
  'call 911 or 112?',
  'the patient is 1 year old and weighs 10 kg',
  'case 3 of 4 in our family',
  'What does record high blood pressure mean?',
  'he weighs 3-4 kg more than in 2019-2020',
  'meet me @ noon',
  'pain 7/10, then 8/10, 9/10 since 2 days',
  'lab: Na 140, K 4.1, Cl 101, urea 5.2, creatinine 88',
  'Covid Vaccine on 5 June 2021, booster on 6 December 2021',
  'Why do doctors ask for a phone number?',
  'Jane Doe',
  'the number of attacks is 12 in 30 days',
  'ICD-10 code E11.9',
  'my insulin is 10-12-14 units',
  'Mr Smith told me to drink more water.',
  'I slept 20 30 40 50 minutes on four days',
  'glucose 5.5 - 6.1 - 7.8 - 6.9 mmol/l',
  'On Sunday Morning 12/03/2024 I fainted.',
];

for (const [kind, texts] of Object.entries(POSITIVES)) {
  describe(kind, () => {
    it.each(texts)('%s', (text) => {
      expect(findPersonalData(text).map((found) => found.kind)).toContain(kind);
    });
  });
}

describe('what is no personal data', () => {
  it.each(NEGATIVES)('%s', (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });
});

it('says what it found, each once', () => {
  expect(findPersonalData('call (415) 555-0132, again (415) 555-0132, or a@b.example')).toEqual([
    { kind: 'email', text: 'a@b.example' },
    { kind: 'phone', text: '(415) 555-0132' },
  ]);
});

it.each([
  '1 '.repeat(50_000),
  'A. '.repeat(30_000),
  'a.'.repeat(50_000),
  'Ab '.repeat(30_000),
  '+'.repeat(90_000),
])('reads a hundred thousand characters of one kind to their end', (text) => {
  expect(findPersonalData(text).length).toBeLessThan(100_000);
});
