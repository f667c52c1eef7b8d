/** What publishers put behind a model's name when they quantise it for training; the weights that are meant are the same. */
const QUANTIZED_END = /(?:-unsloth)?-(?:bnb-[48]bit|[48]bit|gptq|awq)$/;
/** A folder of the Hub's cache is called after its commit, a training run's checkpoint after its steps. */
const NO_NAME = /^(?:[0-9a-f]{40}|checkpoint-\d+)$/;

/**
 * Whether an adapter says that it was trained on a model of another name. Names prove nothing: folders are called as people
 * like, so that this is worth a warning and no more.
 *
 * @param trainedOn as adapter_config.json has it: a repository or a path
 * @param names of the base: its folder's or file's, its title if it has one
 */
export function namesOtherBase(trainedOn: string, names: readonly (string | null)[]): boolean {
  const wanted = plainName(trainedOn);
  const given = names.filter((name) => name !== null).map(plainName);
  if ([wanted, ...given].some((name) => name === '' || NO_NAME.test(name))) return false;
  return !given.some((name) => name.includes(wanted) || wanted.includes(name));
}

function plainName(name: string): string {
  const last =
    name
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return last
    .toLowerCase()
    .replace(/\.gguf$/, '')
    .replace(QUANTIZED_END, '');
}
