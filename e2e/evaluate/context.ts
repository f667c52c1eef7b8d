import type { CommandContext } from '../../model-build/cli/command.ts';

export interface Context extends CommandContext {
  /** Progress of another kind than a share of something. */
  readonly say: (line: string) => void;
}
