/** What the adapter's model card says of the 7B. They are the card's own figures, and describe no other model. */
import type { BertScore } from './bertScore.ts';

export const MODEL_CARD = {
  model: 'halame/chatdoctor-mistral-lora on Mistral-7B-Instruct-v0.3',
  bert: { precision: 0.845, recall: 0.843, f1: 0.844 } satisfies BertScore,
  bleu1: 0.15,
  rougeL: 0.109,
  /** Of training, nats a token. */
  finalLoss: 1.5,
  /** The encoder that bert-score takes for English by default, so most likely the card's. */
  likelyEncoder: 'roberta-large, layer 17',
  /** bert-score's published baseline of that encoder and layer for English: what unrelated sentences score. */
  likelyBaseline: { precision: 0.83150584, recall: 0.8314941, f1: 0.83122575 } satisfies BertScore,
} as const;

export const NOT_COMPARABLE =
  'The card names neither the questions nor the BLEU and ROUGE variants nor the encoder that its figures come from, and its ' +
  'model is another one: the figures stand here for orientation and cannot be compared with those above.';
