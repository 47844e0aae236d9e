/** Reads what was typed and carries it out; the process ends with its exit code, or with 1 and a text that quotes no secret. */
export async function startCommand<Command>(
  read: (args: readonly string[]) => Command,
  usage: string,
  run: (command: Command) => Promise<number>,
): Promise<void> {
  let command: Command;
  try {
    command = read(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'unreadable');
    console.error(usage);
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
