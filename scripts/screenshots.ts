import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../policy/language.ts';
import { compileWorld } from '../test/support/compile-world.ts';
import { recordScreens, type Screen } from '../test/support/screens/record-screens.ts';
import { startTestWorld } from '../test/support/start-world.ts';
import { assemble, describeProblem } from './build/assemble.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { isKept } from './screenshots/kept.ts';
import { type Camera, openCamera } from './screenshots/open-camera.ts';

const root = join(import.meta.dirname, '..');
const everything = join(root, '.local', 'screenshots');
const kept = join(root, 'docs', 'screenshots');

const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

const USAGE = `npm run screenshots [-- [--language <code>]... [<word>]...]
    every screen of every journey, on a desktop and on a phone, into .local/screenshots/, and those that README shows into
    docs/screenshots/
    --language <code>   in place of en and de
    <word>              only screens with this word in their names: link-pim, inbox`;

async function takeScreenshots(): Promise<void> {
  const { values, positionals: words } = parseArgs({
    allowPositionals: true,
    options: { language: { type: 'string', multiple: true }, help: { type: 'boolean' } },
  });
  if (values.help) return console.info(USAGE);
  const languages = (values.language ?? ['en', 'de']).map(readLanguage);
  const built = await assemble({ root, out: join(root, 'build'), environment: 'local' });
  if (built.kind === 'refused') throw new Error(built.problems.map(describeProblem).join('\n'));
  const chromium = ensureChromium();
  await compileWorld();
  const world = await startTestWorld();
  const camera = await openCamera(chromium);
  // What a screen that was renamed has left would be taken for one.
  if (words.length === 0) rmSync(everything, { recursive: true, force: true });
  const isWanted = (name: string) => words.length === 0 || words.some((one) => name.includes(one));
  for (const language of languages)
    for (const screen of await recordScreens(world, language, isWanted))
      await keepPictures(camera, screen);
  await camera.close();
  await world.close();
}

async function keepPictures(camera: Camera, screen: Screen): Promise<void> {
  for (const [size, pixels] of Object.entries(sizes)) {
    const name = `${screen.name}.${screen.language}.${size}`;
    const picture = await camera.take(screen, pixels);
    for (const folder of isKept(name) ? [everything, kept] : [everything]) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}.webp`), picture);
    }
  }
  console.info(`${screen.language} ${screen.name}`);
}

function readLanguage(code: string): Language {
  const found = LANGUAGES.find((one) => one === code);
  if (found === undefined) throw new Error(`--language ${code}: one of ${LANGUAGES.join(', ')}`);
  return found;
}

takeScreenshots().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
