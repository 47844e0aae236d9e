import { posix } from 'node:path';
import { type Build, type Problem, strings } from '../build.ts';

/** Every `./file.html` exists, and every such file is named by a JSON file beside it. */
export function checkHtmlFiles(build: Build): Problem[] {
  const references = build.json.flatMap(({ path, value }) =>
    strings(value)
      .filter(({ text }) => /^\.\/[\w-]+\.html$/.test(text))
      .map(({ path: key, text }) => ({
        file: path,
        key,
        target: posix.join(posix.dirname(path), text),
      })),
  );
  const missing = references
    .filter(({ target }) => !build.html.has(target))
    .map(({ file, key, target }) => ({ file, key, message: `there is no ${target}` }));
  const unused = [...build.html.keys()]
    .filter((path) => !references.some(({ target }) => target === path))
    .map((file) => ({ file, key: '', message: 'no file beside it names it' }));
  return [...missing, ...unused];
}
