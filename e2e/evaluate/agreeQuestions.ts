/** Asked where no data is named. */
export const AGREE_QUESTIONS: readonly string[] = [
  'I have had a dull headache for two days, and light hurts my eyes. What could it be?',
  'My ankles swell in the evening. Should I worry about my heart?',
  'Doctor, since last week my knee locks when I climb stairs.',
  'How much water should I drink a day?',
  'I took 400 mg of ibuprofen at 8:30 and again at 12:45. When may I take the next one?',
  'What is the difference between a cold and influenza?',
  'J’ai de la fièvre depuis trois jours, que faire ? 🤒',
  'Is it normal to be tired all the time when you are pregnant?',
  'My father, who is 71, has type 2 diabetes and his toes tingle. What does that mean, and what can he do about it?',
  'Explain what an electrocardiogram shows.',
];
