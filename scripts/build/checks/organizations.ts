import { PRODUCT_IDS, PRODUCTS } from '../../../policy/products.ts';
import { at, type Build, type JsonFile, keysAt, type Problem } from '../build.ts';

/** As the Management API describes `OrganizationMetadata`. */
const MAX_KEYS = 25;
const MAX_LENGTH = 255;
const URL_KEYS: string[] = PRODUCT_IDS.map((id) => PRODUCTS[id].urlKey);
const KNOWN = ['customer_id', 'rollout', ...URL_KEYS];
const NAME = /^[a-z0-9][a-z0-9_-]{0,49}$/;
const ORGANIZATION = /^tenant\/environments\/([^/]+)\/organizations\//;

/** The metadata of an organization is what scripts and Actions route by: nothing in it may be read another way than it was meant. */
export function checkOrganizations({ json }: Pick<Build, 'json'>): Problem[] {
  const files = json.filter(({ path }) => ORGANIZATION.test(path));
  const problems = files.flatMap((file) => [
    ...checkName(file),
    ...checkLimits(file),
    ...checkRollout(file),
    ...checkUrls(file, file.path.match(ORGANIZATION)?.[1] === 'local'),
  ]);
  return [...problems, ...checkSharedUrls(files)];
}

/** Two customers at one address: one of them would be let into the other's product. */
function checkSharedUrls(files: readonly JsonFile[]): Problem[] {
  const owners = new Map<string, string>();
  return files.flatMap(({ path, value }) =>
    URL_KEYS.flatMap((key): Problem[] => {
      const url = at(value, `metadata.${key}`);
      if (typeof url !== 'string') return [];
      const place = `${path.match(ORGANIZATION)?.[1]} ${url}`;
      const owner = owners.get(place);
      owners.set(place, owner ?? path);
      if (owner === undefined) return [];
      return [{ file: path, key: `metadata.${key}`, message: `is that of ${owner}` }];
    }),
  );
}

function checkName({ path: file, value }: JsonFile): Problem[] {
  const name = String(at(value, 'name'));
  if (NAME.test(name)) return [];
  const message = 'must be 1 to 50 of a-z 0-9 _ -, and begin with a letter or a digit';
  return [{ file, key: 'name', message }];
}

function checkLimits({ path: file, value }: JsonFile): Problem[] {
  const keys = keysAt(value, 'metadata');
  const many =
    keys.length > MAX_KEYS ? [{ file, key: 'metadata', message: `has over ${MAX_KEYS} keys` }] : [];
  const long = keys
    .filter((key) => String(at(value, `metadata.${key}`)).length > MAX_LENGTH)
    .map((key) => ({ file, key: `metadata.${key}`, message: `is over ${MAX_LENGTH} characters` }));
  const unknown = keys
    .filter((key) => !KNOWN.includes(key) && !/^pilot_\d+$/.test(key))
    .map((key) => ({ file, key: `metadata.${key}`, message: 'unknown key' }));
  return [...many, ...long, ...unknown];
}

function checkRollout({ path: file, value }: JsonFile): Problem[] {
  const rollout = at(value, 'metadata.rollout');
  const pilots = keysAt(value, 'metadata').filter((key) => key.startsWith('pilot_'));
  if (rollout !== 'on' && rollout !== 'off' && rollout !== 'pilot') {
    return [{ file, key: 'metadata.rollout', message: 'must be on, off or pilot' }];
  }
  if (rollout === 'pilot' && pilots.length === 0) {
    return [{ file, key: 'metadata.pilot_1', message: 'a pilot names at least one email' }];
  }
  return [];
}

function checkUrls({ path: file, value }: JsonFile, local: boolean): Problem[] {
  const keys = URL_KEYS.filter((key) => at(value, `metadata.${key}`) !== undefined);
  if (keys.length === 0) return [{ file, key: 'metadata', message: 'has the URL of no product' }];
  return keys.flatMap((key) => {
    const written = String(at(value, `metadata.${key}`));
    // The local products listen where there is room; their place is known when they have started.
    const url = local ? written.replace(/^##LOCAL_\w+##/, 'http://localhost') : written;
    const message = judgeUrl(url, local);
    return message === null ? [] : [{ file, key: `metadata.${key}`, message }];
  });
}

function judgeUrl(text: string, local: boolean): string | null {
  if (!URL.canParse(text)) return `${text} is not a URL`;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) return `${text} is not a URL: it begins with https://`;
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const allowed = url.protocol === 'https:' || (local && loopback && url.protocol === 'http:');
  if (!allowed) return 'must be https (http only on loopback, in the environment local)';
  if (url.username !== '' || url.password !== '') return 'must not hold credentials';
  if (/[?#]|\/$/.test(text)) return 'must not end in a slash, nor hold a query or a fragment';
  return null;
}
