/** What a command of model-build is: its words, its options, and what it does. */
import type { ParseArgsConfig } from 'node:util';

export interface CommandContext {
  readonly signal: AbortSignal;
  readonly progress: ProgressSink;
  /** Results, one line each. */
  readonly print: (line: string) => void;
}

export interface ProgressSink {
  /**
   * @param label what is being done; `done` and `total` share a unit of any kind
   * @param total null where nobody knows it: the time that has passed is shown then
   */
  update(label: string, done: number, total: number | null): void;
  /** Ends the current display. */
  end(): void;
}

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  readonly name: string;
  /** Behind the name in the usage line. */
  readonly usage: string;
  readonly summary: string;
  /** One line for each option. */
  readonly help: readonly string[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many words follow the options. */
  readonly positionals: number;
  run(values: OptionValues, positionals: readonly string[], context: CommandContext): Promise<void>;
}
