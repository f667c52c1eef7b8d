/** Export and import. */
export const transfer = {
  plain:
    'An exported file holds what was typed and answered in plain words: whoever has the file can read it.',
  one: 'This conversation',
  none: 'Open a conversation to export it alone.',
  markdown: 'Markdown (as shown)',
  json: 'JSON (all versions)',
  printable: 'Printable page (as shown)',
  copy: 'Copy as shown',
  all: 'Everything',
  allNote:
    'All conversations with all versions, and what is typed and not yet asked. Browsers may clear a site’s data: only an exported file is safe from that.',
  exportAll: 'Export everything (JSON)',
  import: 'Import',
  importNote:
    'Takes files that this page exported. Nothing that is here is changed: where a conversation is here already and the file has it otherwise, both are kept.',
  choose: 'Choose a file to import',
  progress: (done: number, total: number): string => `Importing: ${done} of ${total}`,
  cancel: 'Cancel import',
  result: {
    title: 'What was imported',
    added: (count: number): string => `Added: ${count}.`,
    here: (count: number): string => `Already here, skipped: ${count}.`,
    copy: (title: string): string => `“${title}” differs from the one here; both are kept.`,
    copyTitle: (title: string): string => `${title} (imported)`,
    drafts: (count: number): string => `Texts that were not yet asked, brought back: ${count}.`,
    draftKept: (text: string): string =>
      `A text that was not yet asked differs from the one here, which is kept. The file's says: “${text}”`,
    unreadable: (name: string, problem: string): string => `“${name}” could not be read: ${problem}`,
    mended: (title: string, repairs: string): string => `“${title}” was damaged and mended: ${repairs}.`,
    failed: (title: string, problem: string): string => `“${title}” could not be saved here: ${problem}`,
    cancelled: (left: number): string => `Cancelled; not imported: ${left}.`,
  },
  problem: {
    read: 'The stored conversations could not be read, so that nothing was exported or imported.',
    tooLarge: (size: string, limit: string): string =>
      `The file is ${size}, and this page reads at most ${limit}. Choose a file that this page exported.`,
    notJson: 'The file is not JSON. Choose a .json file that this page exported.',
    notExport:
      'The file is not an export of this page. Choose a .json file that “Export” here has written; it may have been changed since.',
    later: (version: number, known: number): string =>
      `The file was written by a later version of this page (format ${version}, and this one reads ${known}). Reload the page to get its newest version, and try again.`,
    empty: 'The file holds no conversation and no text.',
  },
  file: {
    disclaimer: 'Disclaimer',
    exported: 'Exported',
    models: 'Models',
    noModel: 'No answer was written.',
    model: (name: string, build: string, adapter: string, library: string, weights: string): string =>
      `${name} (build ${build}; LoRA adapter: ${adapter}; library SHA-256: ${library}; weights SHA-256: ${weights})`,
    question: 'Question',
    answer: 'Answer',
    otherVersions: (count: number): string =>
      `Messages of other versions, which are not in this file: ${count}. The JSON export holds them.`,
    unsent: 'Not yet asked',
    writtenBy: (model: string): string => `Written by ${model}, a language model.`,
  },
} as const;
