/**
 * Reads what was typed and carries it out; the process ends with its exit code, or with 1 and a text that quotes no secret. `describeMisuse` says
 * what is wrong with what was typed.
 */
export async function startCommand<Command>(
  read: (args: readonly string[]) => Command,
  describeMisuse: (args: readonly string[], error: Error) => string,
  run: (command: Command) => Promise<number>,
): Promise<void> {
  const args = process.argv.slice(2);
  let command: Command;
  try {
    command = read(args);
  } catch (error) {
    console.error(describeMisuse(args, error instanceof Error ? error : new Error('unreadable')));
    return process.exit(1);
  }
  try {
    process.exitCode = await run(command);
  } catch (error) {
    // Our own messages name keys and files; what else is thrown could quote a secret.
    const isOurs = error instanceof Error && ['Error', 'ConfigurationError'].includes(error.name);
    console.error(isOurs ? error.message : 'failed: unexpected');
    process.exitCode = 1;
  }
}
