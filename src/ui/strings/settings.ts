/** The settings panel, which imports it itself. */
export const settings = {
  answers: 'How answers are made is set beside the question, under “Answer settings”.',
  theme: 'Colours',
  themes: { system: 'Same as the system', light: 'Light', dark: 'Dark' },
  textSize: 'Text size',
  percent: (value: number): string => `${value} %`,
  textSizeHint: 'The browser’s own zoom works too, up to 400 %.',
  motion: 'The page moves nothing where the system asks for reduced motion.',
  singleKeys: 'Single keys are shortcuts',
  singleKeysHint:
    'They work outside of text fields. Turn this off if speech input or unsteady hands press keys by accident.',
  reset: 'Reset to defaults',
} as const;
