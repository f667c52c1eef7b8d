/** Import and export of models. Sizes come in as text, e.g. "82 MB". */
import type { Words } from './models.ts';

const words = (message: string, remedy: string): Words => ({ message, remedy });
const COPY_AGAIN = 'Copy the pack again from where it came from, and try again.';
const PACK_AGAIN = 'Make the pack again with “npm run model-build -- pack”, or get it from another source.';

export const importing = {
  import: {
    heading: 'Import',
    intro:
      'From a USB stick or a disk, without a network: the folder or the .tar file that “model-build pack” or “Export” here has written, or a folder with a model’s files and their manifest.json. Every file is checked by its SHA-256 before it counts.',
    trust:
      'The hashes prove that a pack is as it was made, not who made it: import what you trust. A model whose shape this page has no library for brings its own: that is code, which the page then runs under the same restrictions as its own.',
    folder: 'Choose a folder',
    archive: 'Choose a .tar file',
    drop: 'Or drop a folder or a .tar file here.',
    dropNow: 'Let go to import.',
    progress: 'Import progress',
    cancel: 'Cancel import',
    phase: {
      wait: 'Another import is running; this one begins when it is done…',
      list: 'Looking at the files…',
      library: 'Getting the library…',
      files: (file: string, done: string, total: string): string =>
        `Checking and storing ${file}: ${done} of ${total}`,
    },
    done: (name: string, bytes: string): string =>
      `Imported and checked: ${name} (${bytes}). It is in the list of models now.`,
    ownLibrary: 'Its library came with it; this page has none for its shape.',
    kept: 'The browser has promised to keep it.',
    notKept:
      'The browser has not promised to keep it: it may clear it when the disk fills up. Keep the pack.',
    choose: 'Use this model',
    cancelled: 'The import was cancelled. Nothing of it was kept.',
  },
  export: {
    heading: 'Export',
    intro: 'A model that this browser stores, as a pack for another machine. “Import” reads it there.',
    none: 'No model is stored whole in this browser. Load one first.',
    model: 'Model to export',
    size: (bytes: string): string => `${bytes} in all.`,
    folder: 'Export to a folder',
    archive: 'Export as a .tar file',
    fat: 'FAT32 sticks hold no file above 4 GiB: export to a folder for those.',
    noPicker:
      'This browser cannot write to a folder or a large file of your choice; Chrome and Edge can. Up to 500 MB it can save a .tar file as a download.',
    tooLarge: (bytes: string, limit: string): string =>
      `This browser can save a model of up to ${limit} as a download, and this one is ${bytes}. Use Chrome or Edge, or copy the model folder where it was built.`,
    progress: 'Export progress',
    cancel: 'Cancel export',
    phase: (file: string, done: string, total: string): string => `Writing ${file}: ${done} of ${total}`,
    done: (name: string): string => `Exported: ${name}. Every file was checked as it was written.`,
    cancelled: 'The export was cancelled. What was written so far is not a whole pack.',
  },
  row: {
    name: (name: string): string => `${name} (imported)`,
    about: (said: string): string => `Imported. Its pack says: “${said}” This page has not checked that.`,
    unnamed: (base: string): string =>
      `Imported from a model folder of ${base}. Its answers have not been evaluated here.`,
    trainingData: 'Not stated by the pack.',
    license: 'not stated',
  },
  readme: (name: string, id: string, about: string, license: string): string => `${id}
${'='.repeat(id.length)}

FOR RESEARCH PURPOSES ONLY. DO NOT USE FOR ACTUAL MEDICAL DIAGNOSIS.
A language model writes plausible text. Its answers can be wrong or harmful, and no clinician sees them. In an emergency
call the local emergency number.

What this is
  ${name}: ${about}
  Exported from a browser that stored it. Licence: ${license}

Check it first, in this folder
  Linux    sha256sum -c SHA256SUMS
  macOS    shasum -a 256 -c SHA256SUMS

Use it without a network
  Open the page, "Import and export models", and choose this folder or the .tar file.
`,
  problem: {
    twice: (path: string): Words =>
      words(`The pack holds ${path} twice, so that it cannot be told which one counts.`, PACK_AGAIN),
    tar: {
      notTar: words(
        'The file is not a .tar archive.',
        'Choose a .tar file that “model-build pack” or “Export” has written; unpack a .zip or .tar.gz first.',
      ),
      truncated: words('The archive ends too early: it was not copied whole.', COPY_AGAIN),
      damaged: (at: number, why: string): Words =>
        words(`The archive is damaged at byte ${at} (${why}).`, COPY_AGAIN),
      path: (path: string): Words =>
        words(`The archive holds a file whose path leads out of it: “${path.slice(0, 120)}”.`, PACK_AGAIN),
      kind: (path: string, type: string): Words =>
        words(
          `The archive holds something that is no file: “${path.slice(0, 120)}” (type ${type.slice(0, 1)}).`,
          PACK_AGAIN,
        ),
      tooMany: (most: number): Words => words(`The archive holds more than ${most} files.`, PACK_AGAIN),
    },
    noFiles: words(
      'There are no files in what was chosen.',
      'Choose the folder of a pack, or its .tar file.',
    ),
    tooManyFiles: (most: number): Words =>
      words(`There are more than ${most} files in what was dropped.`, 'Drop the folder of one pack only.'),
    unreadable: (path: string): Words =>
      words(
        `${path} could not be read: the disk or stick failed, or was taken out.`,
        'Put it in again and retry.',
      ),
    noModel: words(
      'No model was found: no folder there holds an mlc-chat-config.json.',
      'Choose the folder that “model-build pack” has written, or the model folder itself.',
    ),
    several: (names: string): Words =>
      words(`Several models were found (${names}).`, 'Choose the folder of one of them.'),
    noManifest: words(
      'Nothing says what the model’s files should be: it has neither a manifest.json nor a SHA256SUMS.',
      'Make a pack with “npm run model-build -- pack”, which writes both, and import that.',
    ),
    badFile: (path: string, why: string): Words => words(`${path} is not valid: ${why}`, PACK_AGAIN),
    noJson: 'it is not JSON.',
    noStyle: words(
      'The pack does not say how its model is asked: this page knows none of its prompt formats.',
      'Build the model again with “npm run model-build -- build”, which writes that down.',
    ),
    notSummed: (path: string): Words => words(`SHA256SUMS does not list ${path}.`, PACK_AGAIN),
    libraryUnknown: words(
      'Nothing here says what the model’s library was compiled for, so that a pack would be of no use.',
      'Connect, so that this page can read its list of libraries, and try again.',
    ),
    badSums: (line: number): Words => words(`SHA256SUMS is not valid in line ${line}.`, PACK_AGAIN),
    disagree: (path: string): Words =>
      words(`manifest.json and SHA256SUMS name different hashes for ${path}.`, PACK_AGAIN),
    missing: (path: string): Words => words(`${path} is listed and is not there.`, COPY_AGAIN),
    size: (path: string, found: number, listed: number): Words =>
      words(`${path} is ${found} bytes long, and the list says ${listed}.`, COPY_AGAIN),
    large: (path: string, size: string, limit: string): Words =>
      words(
        `${path} is ${size}; this page takes files of up to ${limit}.`,
        'Build the model with smaller shards.',
      ),
    hash: (path: string): Words =>
      words(
        `${path} is not the file that the list names: its SHA-256 differs. Nothing was imported.`,
        COPY_AGAIN,
      ),
    windows: words(
      'The model’s context window is larger than its library was compiled for.',
      'Build the model again for a library that fits.',
    ),
    noLibrary: words(
      'No library fits this model: the pack brings none, and this page has none for its shape.',
      'Compile one as the README describes and make the pack again: it then carries the library.',
    ),
    libraryUnreachable: words(
      'This page has a library for the model, but it could not be fetched, and the pack brings none.',
      'Connect once, or import a pack that carries its library.',
    ),
    here: (name: string): Words =>
      words(
        `This very model is imported already: ${name}.`,
        'Choose it in the list of models, or delete it under “Stored models” first.',
      ),
    rowNotKept: words(
      'The model was read, but the browser refused to store its entry in the list of models. Nothing was kept.',
      'Free some disk space, leave private browsing if you use it, and try again.',
    ),
    notStored: (name: string): Words =>
      words(`${name} is not stored whole any more.`, 'Load the model again, then export it.'),
    exportDamaged: (file: string): Words =>
      words(
        `${file} is damaged in this browser’s storage, so that the export stopped.`,
        'Repair the model, then export it.',
      ),
    exists: (name: string): Words =>
      words(`There is a folder “${name}” already.`, 'Choose another place, or move that folder away.'),
    write: words(
      'The file or folder could not be written.',
      'Check that it has room and may be written, and try again.',
    ),
    unknown: words('The import failed.', 'Try again; the details below say more.'),
  },
} as const;
