/** The words that carry the duty. A change of `gate` asks everybody again: what they acknowledged was the old text. */
export const safety = {
  barLabel: 'Disclaimer',
  research: 'For research purposes only. Do not use for actual medical diagnosis.',
  notClinician: 'This is a language model, not a clinician.',
  emergency: 'In an emergency call your local emergency number.',
  gate: {
    title: 'Before you begin',
    points: [
      'This page is for research purposes only. Do not use it for actual medical diagnosis.',
      'The answers are written by a language model. It is not a clinician, it has not examined anybody, and it can be wrong, also about danger.',
      'Do not start, stop or change a treatment because of an answer. Ask a doctor, a nurse or a pharmacist.',
      'In an emergency close this page and call your local emergency number.',
      'What you type is read by the model on this device only. It is not sent anywhere.',
    ],
    confirm: 'I understand',
  },
  clinicianNote: (model: string): string =>
    `This answer speaks as a clinician would. It was written by ${model}, a language model that is not a clinician and has no patients.`,
} as const;
