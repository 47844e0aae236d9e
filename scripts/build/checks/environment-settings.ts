import { at, type Build, fileAt, type JsonFile, keysAt, type Problem, strings } from '../build.ts';

/** Every setting has a value in each environment; secrets and what the deployment finds out have none in the repository. */
export function checkEnvironmentSettings(build: Build): Problem[] {
  const declared = fileAt(build, 'tenant/keywords.json')?.value ?? {};
  const kindOf = (key: string) => at(declared, `${key}.kind`);
  return build.json
    .filter(({ path }) => /^tenant\/environments\/[^/]+\/settings\.json$/.test(path))
    .flatMap((file) => {
      const { path, value } = file;
      const keys = keysAt({ settings: value }, 'settings');
      const missing = Object.keys(declared)
        .filter((key) => kindOf(key) === 'setting' && !key.startsWith('LOCAL_'))
        .filter((key) => [undefined, null, ''].includes(at(value, key) as undefined))
        .map((key) => ({ file: path, key, message: 'has no value' }));
      const misplaced = keys
        .filter((key) => kindOf(key) !== 'setting')
        .map((key) => ({ file: path, key, message: 'is no setting of tenant/keywords.json' }));
      const isLocal = path.startsWith('tenant/environments/local/');
      return [...missing, ...misplaced, ...(isLocal ? [] : checkValues(file))];
    });
}

/** What a tenant that others can reach must not have: with some of it the deploy succeeds, and every sign-in fails. */
function checkValues({ path: file, value }: JsonFile): Problem[] {
  // A boolean becomes the same text in what is deployed.
  const loopback = String(at(value, 'ALLOW_LOOPBACK_HTTP')) === 'true';
  const lenient = { key: 'ALLOW_LOOPBACK_HTTP', message: 'is for the local environment' };
  const problems = strings(value).flatMap(({ path: key, text }) => {
    const message = judge(key, text);
    return message === null ? [] : [{ key, message }];
  });
  return [...problems, ...(loopback ? [lenient] : [])].map((one) => ({ file, ...one }));
}

function judge(key: string, text: string): string | null {
  if (/^http:/i.test(text)) return 'must be https';
  if (/^https:.*\*/i.test(text))
    return 'must be one address: a wildcard takes whoever gets hold of a host below it';
  if (key === 'ISSUER' && !/^https:\/\/[a-z0-9.-]+\/$/.test(text)) {
    return 'must be https://, a host in lower case, and a slash at its end';
  }
  if (key === 'MANAGEMENT_DOMAIN' && !/^[a-z0-9.-]+$/.test(text)) {
    return 'must be a host in lower case, without https:// and without a slash';
  }
  return null;
}
