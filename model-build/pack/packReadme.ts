import type { ModelFolder } from '../verify/verifyFolder.ts';

/**
 * README.txt of a pack: for somebody who has nothing but the stick.
 *
 * @param library file name, where one is in the pack
 * @param row path of the row for a catalogue, where one is in the pack
 */
export function packReadme(
  id: string,
  model: ModelFolder,
  library: string | null,
  row: string | null,
): string {
  const { source } = model.manifest ?? { source: null };
  const inputs = source?.inputs.map(
    ({ name, bytes, sha256 }) => `  ${name}, ${bytes} bytes\n    SHA-256 ${sha256}`,
  );
  return `${id}
${'='.repeat(id.length)}

FOR RESEARCH PURPOSES ONLY. DO NOT USE FOR ACTUAL MEDICAL DIAGNOSIS.
A language model writes plausible text. Its answers can be wrong or harmful, and no clinician sees them. In an emergency
call the local emergency number.

What this is
  ${source?.name ?? 'A model'}, as a folder for WebLLM 0.2.86, quantised to ${model.quantization}.
  Context ${model.windows.contextWindowSize} tokens, prompts in chunks of ${model.windows.prefillChunkSize}.
  ${library === null ? 'No library for it is included: one must be compiled for this shape.' : `Its library is libs/${library}.`}

Licence
  ${source?.license ?? 'The source states none: ask its publisher before you pass it on.'}
${library === null ? '' : '  The library holds parts of Apache TVM: see libs/TVM-LICENSE.txt and libs/TVM-NOTICE.txt.\n'}
Check it first, in this folder
  Linux    sha256sum -c SHA256SUMS
  macOS    shasum -a 256 -c SHA256SUMS

Use it without a network
  From a checkout of this page's sources, with its packages installed:
    npm run model-build -- serve PATH/models/${id}/resolve/main
  and open the address that it prints. With --alone it serves the weights only, for a page that is elsewhere.

Put it beside a page that is hosted already
  Copy models${library === null ? '' : ' and libs'} into the folder of the page, so that the file
  models/${id}/resolve/main/mlc-chat-config.json lies below it. The page's catalogue.json must have a build that names
  "weights": "models/${id}"${library === null ? '' : ` and "library": "libs/${library}"`}.
${row === null ? '' : `  ${row} has such a row: its "model" belongs into the catalogue's "models".\n`}
Made from
${inputs === undefined || inputs.length === 0 ? '  (not recorded)' : inputs.join('\n')}
`;
}
