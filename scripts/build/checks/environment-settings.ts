import { at, type Build, fileAt, keysAt, type Problem } from '../build.ts';

/** Every setting has a value in each environment; secrets and what the deployment finds out have none in the repository. */
export function checkEnvironmentSettings(build: Build): Problem[] {
  const declared = fileAt(build, 'tenant/keywords.json')?.value ?? {};
  const kindOf = (key: string) => at(declared, `${key}.kind`);
  return build.json
    .filter(({ path }) => /^tenant\/environments\/[^/]+\/settings\.json$/.test(path))
    .flatMap(({ path, value }) => {
      const keys = keysAt({ settings: value }, 'settings');
      const missing = Object.keys(declared)
        .filter((key) => kindOf(key) === 'setting' && !key.startsWith('LOCAL_'))
        .filter((key) => [undefined, null, ''].includes(at(value, key) as undefined))
        .map((key) => ({ file: path, key, message: 'has no value' }));
      const misplaced = keys
        .filter((key) => kindOf(key) !== 'setting')
        .map((key) => ({ file: path, key, message: 'is no setting of tenant/keywords.json' }));
      const loopback = at(value, 'ALLOW_LOOPBACK_HTTP') === 'true';
      const lenient =
        loopback && !path.startsWith('tenant/environments/local/')
          ? [{ file: path, key: 'ALLOW_LOOPBACK_HTTP', message: 'is for the local environment' }]
          : [];
      return [...missing, ...misplaced, ...lenient];
    });
}
