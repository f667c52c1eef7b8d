/** The catalogue's schema: what the page knows about models and prompt styles. The data is public/catalogue.json. */
import { z } from 'zod';
import type { PromptStyle } from './prompt.ts';

export const QUANTIZATIONS = ['q4f16_1', 'q4f32_1'] as const;
export type Quantization = (typeof QUANTIZATIONS)[number];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const promptPart = z.union([
  z.strictObject({ control: z.string().min(1) }),
  z.strictObject({ text: z.string() }),
]);
const templatePiece = z.union([promptPart, z.strictObject({ slot: z.literal('content') })]);

const promptStyle = z.strictObject({
  name: z.string().min(1),
  description: z.string(),
  start: z.array(promptPart),
  systemPlacement: z.enum(['message', 'first-user', 'none']),
  systemText: z.string(),
  system: z.array(templatePiece),
  user: z.array(templatePiece),
  assistant: z.array(templatePiece),
  generation: z.array(promptPart),
  stop: z.array(z.string().min(1)),
  multiTurn: z.boolean(),
}) satisfies z.ZodType<PromptStyle>;

/** One build of a model: its weights in one quantisation and the library that runs them. */
const build = z.strictObject({
  quantization: z.enum(QUANTIZATIONS),
  /** Folder name under models/ (weights are at models/<id>/resolve/main/), unique in the catalogue. */
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
  /** Where the weights are, relative to the page or absolute; null where nobody hosts them for this page. */
  weights: z.string().nullable(),
  /** SHA-256 of the weights' manifest.json; without it, the one that is seen first is pinned by the browser. */
  manifestSha256: sha256.nullable().optional(),
  /** Relative to the page; null where none has been compiled. */
  library: z.string().nullable(),
  librarySha256: sha256.nullable(),
  /** All bytes that loading fetches, the library included; null where unknown. */
  downloadBytes: z.number().int().positive().nullable(),
  /** Weights + KV cache at full context + activations, as estimated by model-build. */
  gpuMemoryBytes: z.number().int().positive(),
  /** WebGPU features the library needs, e.g. shader-f16. */
  requiredFeatures: z.array(z.string()),
  /** Largest single storage buffer binding that the library makes (WebGPU maxStorageBufferBindingSize). */
  maxBindingBytes: z.number().int().positive(),
});

const model = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
  name: z.string().min(1),
  /** One honest line: what it is and what it can and cannot do. */
  about: z.string().min(1),
  base: z.string(),
  adapter: z.string().nullable(),
  trainingData: z.string(),
  license: z.string(),
  /** A link on the page: no script, no data. */
  licenseUrl: z.url({ protocol: /^https?$/ }).nullable(),
  /** In tokens. */
  contextWindowSize: z.number().int().positive(),
  prefillChunkSize: z.number().int().positive(),
  /** The first is the default. */
  promptStyles: z.array(z.string()).min(1),
  /** True for test models: reachable by URL parameter, absent from the list that people see. */
  hidden: z.boolean(),
  /** In order of preference: the first one whose features the GPU has is taken. */
  builds: z.array(build).min(1),
});

export const catalogueSchema = z
  .strictObject({
    version: z.literal(1),
    defaultModel: z.string(),
    promptStyles: z.record(z.string(), promptStyle),
    models: z.array(model).min(1),
  })
  .superRefine((catalogue, context) => {
    const ids = new Set<string>();
    for (const row of catalogue.models) {
      for (const id of [row.id, ...row.builds.map((b) => b.id)]) {
        if (ids.has(id)) context.addIssue({ code: 'custom', message: `the id ${id} stands twice` });
        ids.add(id);
      }
      for (const style of row.promptStyles) {
        if (!Object.hasOwn(catalogue.promptStyles, style)) {
          context.addIssue({
            code: 'custom',
            message: `${row.id} names the prompt style ${style}, which is missing`,
          });
        }
      }
    }
    if (!catalogue.models.some((row) => row.id === catalogue.defaultModel)) {
      context.addIssue({ code: 'custom', message: `the default model ${catalogue.defaultModel} is missing` });
    }
  });

export type Catalogue = z.infer<typeof catalogueSchema>;
export type ModelRow = Catalogue['models'][number];
export type ModelBuild = ModelRow['builds'][number];
