/**
 * Keeps a command going where nobody reads what it prints any more, as behind `| head`: Node would end it in the middle of a
 * build, with a stack trace. A result that cannot be written for another reason, such as a full disk, makes it exit with 1.
 */
export function outliveReaders(output: NodeJS.WriteStream, errors: NodeJS.WriteStream): void {
  errors.on('error', () => undefined);
  output.on('error', (cause: Error & { readonly code?: string }) => {
    if (cause.code === 'EPIPE') return;
    process.exitCode = 1;
    errors.write(
      `The result cannot be written (${cause.message}).\n  Send it elsewhere and run the command again.\n`,
    );
  });
}
