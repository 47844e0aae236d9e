import { at, type Build, fileAt, type Problem } from '../build.ts';

const DECLARATION = 'tenant/keywords.json';
const MARKER = /##([A-Za-z0-9_]+)##|@@([A-Za-z0-9_]+)@@/g;

/** Where a secret may be inserted: Auth0 stores these places encrypted. */
const SECRET_PLACES = [
  /^actions\/[^/]+\.json$/,
  /^database-connections\/[^/]+\/database\.json$/,
  /^tenant\/flow-vault-connections\//,
  /^tenant\/emails\/provider\.json$/,
];

/** Every marker is declared, every declared one is used, code has none, and secrets stand only where they are kept secret. */
export function checkKeywords(build: Build): Problem[] {
  const declared = fileAt(build, DECLARATION)?.value ?? {};
  const uses = [
    ...build.json
      .filter((file) => file.path !== DECLARATION)
      .flatMap((file) => find(file.path, JSON.stringify(file.value))),
    ...[...build.html].flatMap(([path, text]) => find(path, text)),
  ];
  const unknown = uses
    .filter(({ key }) => at(declared, key) === undefined)
    .map(({ file, key }) => ({ file, key, message: `is not declared in ${DECLARATION}` }));
  const unused = Object.keys(declared)
    .filter((key) => !uses.some((use) => use.key === key))
    .map((key) => ({ file: DECLARATION, key, message: 'is declared and used nowhere' }));
  const homeless = Object.keys(declared)
    .filter((key) => at(declared, `${key}.kind`) === 'deployed')
    .filter((key) => at(declared, `${key}.from`) === undefined)
    .map((key) => ({ file: DECLARATION, key, message: '`from` must say what gives its value' }));
  const exposed = uses
    .filter(({ key }) => at(declared, `${key}.kind`) === 'secret')
    .filter(({ file }) => !SECRET_PLACES.some((place) => place.test(file)))
    .map(({ file, key }) => ({ file, key, message: 'a secret would be readable here' }));
  const inCode = build.compiled
    .flatMap(({ path, code }) => find(path, code))
    .map(({ file, key }) => ({ file, key, message: 'Deploy CLI would replace this in the code' }));
  return [...unknown, ...unused, ...homeless, ...exposed, ...inCode];
}

function find(file: string, text: string): { file: string; key: string }[] {
  const keys = [...text.matchAll(MARKER)].map((match) => match[1] ?? match[2] ?? '');
  return [...new Set(keys)].map((key) => ({ file, key }));
}
