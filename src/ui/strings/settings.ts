/** The settings panel, which imports it itself. */
export const settings = {
  answers: 'How answers are made is set beside the question, under “Answer settings”.',
  theme: 'Colours',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  textSize: 'Text size',
  percent: (value: number): string => `${value} %`,
  textSizeHint: 'The browser’s own zoom works too, up to 400 %.',
  motion: 'The page moves nothing where the system asks for reduced motion.',
  singleKeys: 'Single keys are shortcuts',
  singleKeysHint:
    'Outside of text fields. Turn it off where keys are pressed by speech input or by accident.',
  reset: 'Reset to defaults',
} as const;
