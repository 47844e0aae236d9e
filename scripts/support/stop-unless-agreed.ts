/** How a command talks to whoever started it. `ask` gives `null` where there is nobody. */
export interface Talk {
  say(text: string): void;
  ask(question: string): Promise<boolean | null>;
}

/** Asks about what was just shown. `null` after a yes, else the exit code to stop with. */
export async function stopUnlessAgreed({ say, ask }: Talk): Promise<0 | 1 | null> {
  const agreed = await ask('Do this?');
  if (agreed === null) {
    say('Nothing was changed: without a terminal to ask on, add --yes. [not_confirmed]');
    return 1;
  }
  if (agreed) return null;
  say('Nothing was changed.');
  return 0;
}
