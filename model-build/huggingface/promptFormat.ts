import type { ConvTemplateName } from '../config/convTemplate.ts';

/** How a model is asked: a style of the catalogue, and the template for stock WebLLM. */
export interface PromptFormat {
  /** Keys of the catalogue's promptStyles, the default first; `raw` stands for one that is made for the vocabulary. */
  readonly styles: readonly string[];
  readonly template: ConvTemplateName;
  readonly warning: string | null;
}

const MISTRAL: PromptFormat = {
  styles: ['mistral-instruct', 'mistral-raw'],
  template: 'mistral',
  warning: null,
};
const CHATML: PromptFormat = { styles: ['chatml'], template: 'chatml', warning: null };

/** Tokens that a prompt is made of. Those that training tools add are often not said to be special, and are all the same. */
export const PROMPT_MARKS: readonly string[] = ['[INST]', '[/INST]', '<|im_start|>', '<|im_end|>'];

/**
 * Finds out how a model wants to be asked: by its chat template's markers, or, where it has none, by its vocabulary's
 * control tokens. A template of another form is not run here; the vocabulary decides then too, and a warning says so.
 *
 * @param controls control tokens by their text
 */
export function promptFormat(
  chatTemplate: string | null,
  controls: ReadonlyMap<string, number>,
): PromptFormat {
  const speaksMistral = controls.has('[INST]') && controls.has('[/INST]');
  const speaksChatml = controls.has('<|im_start|>') && controls.has('<|im_end|>');
  if (chatTemplate !== null) {
    if (speaksMistral && chatTemplate.includes('[INST]')) return MISTRAL;
    if (speaksChatml && chatTemplate.includes('<|im_start|>')) return CHATML;
  }
  const warning = chatTemplate === null ? null : 'The chat template is of a form that is not known here.';
  if (speaksMistral)
    return { ...MISTRAL, warning: warning && `${warning} Mistral’s own is used: the vocabulary has [INST].` };
  if (speaksChatml)
    return { ...CHATML, warning: warning && `${warning} ChatML is used: the vocabulary has <|im_start|>.` };
  return {
    styles: ['raw'],
    template: 'mistral',
    warning: `${warning ?? 'There is no chat template, and the vocabulary has neither [INST] nor <|im_start|> as control tokens.'} The question is put to the model as it is (raw).`,
  };
}
