/** The About dialog, which imports it itself. Facts about ChatDoctor come from the adapter's model card; the rows of the catalogue say the rest. */
import { MODEL_CARD } from '../../lib/shared/metrics/modelCard.ts';

export const about = {
  whatTitle: 'What it is',
  what: 'A page that runs a language model on your own graphics processor, through WebGPU, and shows what it answers to medical questions. It exists for research into such models.',
  privacyTitle: 'Privacy',
  privacy: [
    'Nothing you type leaves this device: there is no server that answers, no account, no analytics. The browser holds the page to its own host and the hosts of its models; the line below the chat counts each request. What the browser itself sends to its maker is not up to a page.',
    'Model files are downloaded from where this page says, and kept by the browser. Conversations are kept in this browser until you delete them, or until the browser clears this site’s data. Anybody who uses this browser profile can read them.',
  ],
  limitsTitle: 'Limits',
  limits: [
    'The model can be wrong and sounds sure when it is. It makes up facts, doses and sources.',
    'It does not examine, does not know your history, and cannot tell an emergency from a trifle. In published tests language models underrated many true emergencies.',
    'A ChatDoctor model may speak or sign as a doctor: the 7B was trained on answers that doctors wrote, the demonstration on answers that ChatGPT wrote. None of them is a doctor.',
    'It was fine-tuned on English text. Its medical answers have not been validated for any clinical use.',
  ],
  modelsTitle: 'The models',
  base: 'Base model',
  adapter: 'Adapter',
  noAdapter: 'none',
  data: 'Training data',
  license: 'Licence',
  cardTitle: 'Published figures of the ChatDoctor adapter',
  cardNote:
    'From the model card of halame/chatdoctor-mistral-lora, which does not say in which precision the 7B model was run. They were not measured on this page or on its 4-bit builds, and they do not describe the small demonstration model.',
  cardFigures: [
    ['BERTScore precision', MODEL_CARD.bert.precision.toFixed(3)],
    ['BERTScore recall', MODEL_CARD.bert.recall.toFixed(3)],
    ['BERTScore F1', MODEL_CARD.bert.f1.toFixed(3)],
    ['BLEU-1', MODEL_CARD.bleu1.toFixed(3)],
    ['ROUGE-L', MODEL_CARD.rougeL.toFixed(3)],
    ['Final training loss', MODEL_CARD.finalLoss.toFixed(2)],
  ],
  cardTraining:
    'Trained with QLoRA (nf4, rank 16, alpha 32, dropout 0.05), learning rate 2e-4, batch size 64, one epoch over HealthCareMagic-100k (111,665 samples).',
  citationTitle: 'Citation',
  paper: 'ChatDoctor, arXiv 2303.14070',
  paperUrl: 'https://arxiv.org/abs/2303.14070',
  bibtex: `@article{li2023chatdoctor,
  title={ChatDoctor: A Medical Chat Model Fine-Tuned on a Large Language Model Meta-AI (LLaMA) Using Medical Domain Knowledge},
  author={Li, Yunxiang and others},
  journal={arXiv preprint arXiv:2303.14070},
  year={2023}
}`,
} as const;
