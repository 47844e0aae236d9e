import { type Build, filesIn, type Problem, strings } from '../build.ts';

const MAX_LENGTH = 255;
const LITERAL = /^[-\w.*~@+ /:]*$/;
// A digest is 64 hex characters whatever goes into it; any other expression may grow.
const DIGEST = /^\{\{\s*functions\.sha256\((?:[^{}]*)\)\s*\}\}$/;

/** Auth0 drops an `ext-` parameter that is too long or holds another character, and a mailed link would silently stop working. */
export function checkExtValues(build: Build): Problem[] {
  const texts = [
    ...[...filesIn(build, 'tenant/flows'), ...filesIn(build, 'tenant/forms')].flatMap((file) =>
      strings(file.value).map(({ path, text }) => ({ file: file.path, key: path, text })),
    ),
    ...[...build.html].map(([file, text]) => ({ file, key: '', text })),
  ];
  const inTexts = texts.flatMap(({ file, key, text }) =>
    values(text)
      .filter(({ value }) => !fits(value))
      .map(({ name }) => ({
        file,
        key: key === '' ? name : `${key} ${name}`,
        message: `must be functions.sha256(...) or up to ${MAX_LENGTH} of [-\\w.*~@+ /:]`,
      })),
  );
  const inCode = build.compiled
    .filter(({ code }) => /ext-[\w-]+=/.test(code))
    .map(({ path }) => ({
      file: path,
      key: code(path),
      message: 'a link with an ext- value is composed in a flow, where its length can be checked',
    }));
  return [...inTexts, ...inCode];

  function code(path: string): string {
    const script = build.compiled.find((one) => one.path === path);
    return script?.code.match(/ext-[\w-]+(?==)/)?.[0] ?? '';
  }
}

function values(text: string): { name: string; value: string }[] {
  return [...text.matchAll(/(ext-[\w-]+)=((?:\{\{.*?\}\}|[^&"'<>#\n])*)/g)].map((match) => ({
    name: match[1] ?? '',
    value: match[2] ?? '',
  }));
}

function fits(value: string): boolean {
  return DIGEST.test(value) || (value.length <= MAX_LENGTH && LITERAL.test(value));
}
