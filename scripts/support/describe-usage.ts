/** The commands of one script by their names, and what stands below all of them. */
export interface Usages {
  script: string;
  commands: Readonly<Record<string, { usage: string }>>;
  notes: string;
}

/** The command that was named, or all of a script. */
export function describeUsage({ script, commands, notes }: Usages, command?: string): string {
  const named = Object.entries(commands).filter(
    ([name]) => name === command || !Object.hasOwn(commands, command ?? ''),
  );
  return [...named.map(([, { usage }]) => `npm run ${script} -- ${usage}`), `\n${notes}`].join(
    '\n',
  );
}

/** What is wrong in one line, then how the command that was meant is written, and where all are: never the help of every command. */
export function describeMisuse(usages: Usages, args: readonly string[], error: Error): string {
  const { script, commands } = usages;
  const meant = args.find((arg) => Object.hasOwn(commands, arg));
  const usage = meant === undefined ? undefined : commands[meant]?.usage;
  return [
    describeWrong(error),
    usage === undefined
      ? `Commands: ${Object.keys(commands).join(', ')}`
      : `npm run ${script} -- ${usage}`,
    `All commands: npm run ${script} -- --help`,
  ].join('\n');
}

/** One line: Node's own messages go on with advice about dashes. */
export function describeWrong({ message }: Error): string {
  const [first = ''] = message.split(/\.\s/);
  return first;
}
