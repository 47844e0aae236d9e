import { rmSync } from 'node:fs';
import type { Change } from './compare.ts';
import { useDeployCli } from './deploy-cli.ts';
import type { Deployment } from './deployment.ts';
import { TYPES } from './image.ts';

interface Pass {
  title: string;
  types: readonly string[];
}

/**
 * Scripts, forms and flows come before the Actions that need them: whoever signs in meanwhile meets the old Actions with new
 * forms and scripts, never the other way round.
 */
const PASSES: readonly Pass[] = [
  {
    title: 'applications, connections, flows, forms, mails and texts',
    types: TYPES.filter((type) => type !== 'actions' && type !== 'triggers'),
  },
  { title: 'Actions', types: ['actions', 'triggers'] },
];

/** What people read after the step that a failure ended. */
export const STOPPED = 'stopped. What came before it is done; the same command goes on from here.';

/** One import for each pass that has a change. `copy` makes the folder for it, which is removed. */
export async function carryOutPasses(
  { root, access, say, ...deployment }: Deployment,
  ids: Readonly<Record<string, string>>,
  changes: readonly Change[],
  copy: (changes: readonly Change[]) => string,
  done: (changes: readonly Change[]) => Promise<void> = async () => {},
): Promise<void> {
  const keywords = { ...deployment.keywords, ...ids };
  for (const [index, { title, types }] of PASSES.entries()) {
    const part = changes.filter(({ type }) => types.includes(type));
    const step = `${index + 1}/${PASSES.length} ${title}`;
    if (part.length === 0) {
      say(`${step}: nothing to do`);
      continue;
    }
    say(`${step}: ${describeNames(part.map(({ name }) => name))}`);
    const folder = copy(part);
    const changed = [...new Set(part.map(({ type }) => type))];
    try {
      await useDeployCli({ kind: 'import', root, folder, types: changed, keywords, access });
      await done(part);
    } catch (error) {
      say(`${step}: ${STOPPED}`);
      throw error;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** For a line of progress: the names, or how many where they are too many. */
export function describeNames(names: readonly string[]): string {
  if (names.length === 0) return 'nothing to do';
  return names.length > 10 ? `${names.length}` : names.join(', ');
}
