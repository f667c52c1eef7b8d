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
      'In an emergency close this page and call your local emergency number. The page looks for signs of an emergency by rules for English; where it finds nothing there may still be one.',
      'What you type is read by the model on this device only. It is not sent anywhere.',
    ],
    confirm: 'I understand',
  },
  /** What the card itself says is in emergencyCard.ts. */
  emergencyCard: {
    announce:
      'Emergency help is shown at the top of the page. Call your local emergency number if somebody is in danger.',
    unavailable:
      'The check for emergencies could not be loaded: it finds nothing now. In an emergency call your local emergency number.',
  },
  clinicianNote: (model: string): string =>
    `This answer speaks as a clinician would. It was written by ${model}, a language model that is not a clinician and has no patients.`,
} as const;
