import process from 'node:process';
import { parseArgs } from 'node:util';

/**
 * For a command without options: `--help` prints what it does and ends the program with 0, and whatever else was written
 * after its name ends it with 2, before anything is started.
 */
export function takesNoOptions(help: string): void {
  let asked = false;
  try {
    asked = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values.help === true;
  } catch (cause) {
    console.error(`${cause instanceof Error ? cause.message : String(cause)}\n\n${help}`);
    process.exit(2);
  }
  if (!asked) return;
  console.log(help);
  process.exit(0);
}
