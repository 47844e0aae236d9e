import { createInterface } from 'node:readline/promises';

/** Asks on the terminal; anything but a yes is a no. `null` where there is nobody to ask. */
export async function askPerson(question: string): Promise<boolean | null> {
  const { stdin: input, stdout: output } = process;
  if (!input.isTTY || !output.isTTY) return null;
  const terminal = createInterface({ input, output });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
