/** The catalogue's schema: what the page knows about models and prompt styles. The data is public/catalogue.json. */
import type { PromptStyle } from './prompt.ts';
import { z } from './schema.ts';

export const QUANTIZATIONS = ['q4f16_1', 'q4f32_1'] as const;
export type Quantization = (typeof QUANTIZATIONS)[number];

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const folderName = z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]*$/));
const words = z.string().check(z.minLength(1));
const count = z.int().check(z.positive());

const promptPart = z.union([z.strictObject({ control: words }), z.strictObject({ text: z.string() })]);
const templatePiece = z.union([promptPart, z.strictObject({ slot: z.literal('content') })]);

const promptStyle = z.strictObject({
  name: words,
  description: z.string(),
  start: z.array(promptPart),
  systemPlacement: z.enum(['message', 'first-user', 'none']),
  systemText: z.string(),
  system: z.array(templatePiece),
  user: z.array(templatePiece),
  assistant: z.array(templatePiece),
  generation: z.array(promptPart),
  stop: z.array(words),
  multiTurn: z.boolean(),
}) satisfies z.ZodMiniType<PromptStyle>;

export const promptStylesSchema = z.record(z.string(), promptStyle);

/** One build of a model: its weights in one quantisation and the library that runs them. */
const build = z.strictObject({
  quantization: z.enum(QUANTIZATIONS),
  /** Folder name under models/ (weights are at models/<id>/resolve/main/), unique in the catalogue. */
  id: folderName,
  /** Where the weights are, relative to the page or absolute; null where nobody hosts them for this page. */
  weights: z.nullable(z.string()),
  /** SHA-256 of the weights' manifest.json; without it, the browser pins the one that it sees first. */
  manifestSha256: z.optional(z.nullable(sha256)),
  /** Relative to the page; null where none has been compiled. */
  library: z.nullable(z.string()),
  librarySha256: z.nullable(sha256),
  /** All bytes that loading fetches, the library included; null where unknown. */
  downloadBytes: z.nullable(count),
  /** Weights + KV cache at full context + activations, as estimated by model-build. */
  gpuMemoryBytes: count,
  /** WebGPU features the library needs, e.g. shader-f16. */
  requiredFeatures: z.array(z.string()),
  /** Largest single storage buffer binding that the library makes (WebGPU maxStorageBufferBindingSize). */
  maxBindingBytes: count,
});

export const modelRowSchema = z.strictObject({
  id: folderName,
  name: words,
  /** One honest line: what it is and what it can and cannot do. */
  about: words,
  base: z.string(),
  adapter: z.nullable(z.string()),
  trainingData: z.string(),
  license: z.string(),
  /** A link on the page: no script, no data. */
  licenseUrl: z.nullable(z.url({ protocol: /^https?$/ })),
  /** In tokens. */
  contextWindowSize: count,
  prefillChunkSize: count,
  /** The first is the default. */
  promptStyles: z.array(z.string()).check(z.minLength(1)),
  /** True for test models: reachable by URL parameter, absent from the list that people see. */
  hidden: z.boolean(),
  /** In order of preference: the first one whose features the GPU has is taken. */
  builds: z.array(build).check(z.minLength(1)),
});

export const catalogueSchema = z
  .strictObject({
    version: z.literal(1),
    defaultModel: z.string(),
    promptStyles: promptStylesSchema,
    models: z.array(modelRowSchema).check(z.minLength(1)),
  })
  .check(
    z.superRefine((catalogue, context) => {
      const wrong = (message: string): void => context.addIssue({ code: 'custom', message });
      const ids = new Set<string>();
      for (const row of catalogue.models) {
        for (const id of [row.id, ...row.builds.map((b) => b.id)]) {
          if (ids.has(id)) wrong(`the id ${id} stands twice`);
          ids.add(id);
        }
        for (const style of row.promptStyles) {
          if (!Object.hasOwn(catalogue.promptStyles, style)) {
            wrong(`${row.id} names the prompt style ${style}, which is missing`);
          }
        }
      }
      if (!catalogue.models.some((row) => row.id === catalogue.defaultModel)) {
        wrong(`the default model ${catalogue.defaultModel} is missing`);
      }
    }),
  );

export type Catalogue = z.infer<typeof catalogueSchema>;
export type ModelRow = Catalogue['models'][number];
export type ModelBuild = ModelRow['builds'][number];
