import { parseArgs } from 'node:util';
import type { Command, CommandContext, ProgressSink } from './command.ts';
import { usageError } from './usageError.ts';

const SILENT: ProgressSink = { update: () => undefined, end: () => undefined };

/** Finds the command that the arguments name, checks its options and runs it; `--help` prints instead. */
export async function runCommand(
  commands: readonly Command[],
  args: readonly string[],
  context: CommandContext,
): Promise<void> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    context.print(helpText(commands));
    return;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    throw usageError(
      name === undefined ? 'No command was given.' : `There is no command ${JSON.stringify(name)}.`,
    );
  }
  const { values, positionals } = parse(command, rest);
  if (values['help'] === true) {
    context.print(helpText([command]));
    return;
  }
  if (positionals.length !== command.positionals) {
    throw usageError(`The command is: ${command.name} ${command.usage}`);
  }
  await command.run(
    values,
    positionals,
    values['quiet'] === true ? { ...context, progress: SILENT } : context,
  );
}

function parse(command: Command, args: string[]) {
  try {
    const { values, positionals, tokens } = parseArgs({
      args,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      tokens: true,
    });
    // The last one would win without a word: one adapter of two would not be merged.
    const named = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const twice = named.find((name, i) => named.indexOf(name) !== i);
    if (twice !== undefined) throw new Error(`--${twice} is given more than once.`);
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (cause) {
    throw usageError(cause instanceof Error ? cause.message : String(cause));
  }
}

function helpText(commands: readonly Command[]): string {
  const blocks = commands.map(({ name, usage, summary, help }) =>
    [`  ${name} ${usage}`, `      ${summary}`, ...help.map((line) => `        ${line}`)].join('\n'),
  );
  return [
    'Usage: npm run model-build -- COMMAND',
    '',
    blocks.join('\n\n'),
    '',
    'Progress goes to stderr, results to stdout. Exit codes: 0 done, 1 failed or cancelled, 2 wrong usage.',
  ].join('\n');
}
