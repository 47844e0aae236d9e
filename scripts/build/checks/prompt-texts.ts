import { at, type Build, fileAt, type Problem, strings } from '../build.ts';
import { enabledLocales } from '../texts.ts';

const FILE = 'tenant/prompts/custom-text.json';

/** A page says nothing in one language for all: only the name of the house is the same everywhere. */
export function checkPromptTexts(build: Build): Problem[] {
  const [first = '', ...others] = enabledLocales(build);
  const pages = fileAt(build, FILE)?.value;
  if (others.length === 0) return [];
  return strings(at(pages, first) ?? {})
    .filter(({ text }) => text !== 'Akeneo Product Cloud')
    .filter(({ path, text }) => others.every((other) => at(at(pages, other), path) === text))
    .map(({ path: key }) => ({ file: FILE, key, message: 'is the same in every language' }));
}
