/** BERTScore of a file of answers. The worker that runs an encoder reads this too. */
export const meaning = {
  title: 'Likeness by an encoder (BERTScore)',
  what: 'An encoder is a model that turns each word of a text into numbers, by which words of two texts are compared. This page comes without one: npm run encoder makes a folder with encoder.json, tokenizer.json and model.onnx. It runs on this device’s processor, and its files stay here.',
  fetched: 'What runs it, 14 MB, comes from this page’s own host when it is first used.',
  choose: 'Choose an encoder’s folder',
  chosen: (folder: string): string => `Chosen: ${folder}`,
  progress: 'Measuring with the encoder',
  phase: {
    runtime: 'Fetching what runs the encoder',
    open: 'Opening the encoder',
    score: (done: number, total: number): string => `Measured by the encoder: ${done} of ${total}`,
  },
  cancel: 'Stop the encoder',
  cancelled: 'The encoder was stopped. Choose its folder again to measure with it.',
  announce: 'The encoder has measured the answers.',
  by: (name: string, layer: number, hash: string): string =>
    `Encoder: ${name}, layer ${layer}, SHA-256 ${hash}…`,
  baseline: (f1: string, about: string): string =>
    `Rescaled: 0 is this encoder’s baseline, an F1 of ${f1} (${about}), and 1 is equal. Scores of another encoder have another scale, and cannot be compared.`,
  noBaseline:
    'No baseline of this encoder is known, so that there is no rescaled score. Scores of another encoder have another scale, and cannot be compared.',
  columns: {
    bertPrecision: 'Precision',
    bertRecall: 'Recall',
    bertF1: 'F1',
    rescaled: 'F1, rescaled',
  },
  card: (f1: string, encoder: string, unrelated: string, rescaled: string): string =>
    `The model card of the 7B says an F1 of ${f1}. With ${encoder}, which it most likely used, unrelated sentences reach ${unrelated}: rescaled it is ${rescaled}. These are the card’s own figures, of another model; they cannot be compared with the table.`,
  problem: {
    missing: (name: string): string =>
      `The folder has no ${name}, so that it is no encoder. Choose the folder that npm run encoder names.`,
    several: (name: string): string =>
      `The folder holds several files called ${name}. Choose the folder of one encoder.`,
    tooLarge: (name: string, size: string, limit: string): string =>
      `${name} is ${size}, and this page reads at most ${limit}. Choose a smaller encoder.`,
    runtime: {
      message: 'What runs an encoder could not be fetched from this page’s host.',
      remedy: 'Check the connection and choose the folder again.',
    },
    encoder: (file: string, message: string): { message: string; remedy: string } => ({
      message: `This encoder cannot be used. ${file}: ${message}`,
      remedy: 'Make it again with npm run encoder, or choose another one.',
    }),
    unreadable: {
      message: 'A file of the encoder could not be read.',
      remedy: 'Choose the folder again.',
    },
    crashed: {
      message:
        'The part of the page that runs encoders stopped working. A large encoder needs more memory than a browser may have.',
      remedy: 'Choose the folder again, or a smaller encoder.',
    },
    unknown: 'The encoder failed in a way that this page does not know. Choose its folder again.',
  },
} as const;
