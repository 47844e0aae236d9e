import { at, type Build, fileAt, isObject, type JsonFile, type Problem } from '../build.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ORGANIZATION = /^(tenant\/environments\/[^/]+)\/organizations\//;

/** A customer id is in every product account key: one that changed or is used again would give accounts to strangers. */
export function checkCustomerIds(build: Pick<Build, 'json'>): Problem[] {
  const organizations = build.json.flatMap((file) => {
    const environment = file.path.match(ORGANIZATION)?.[1];
    return environment === undefined ? [] : [{ file, environment }];
  });
  return organizations.flatMap(({ file, environment }, index) => {
    const earlier = organizations
      .slice(0, index)
      .filter((one) => one.environment === environment)
      .map((one) => one.file);
    return check(build, file, environment, earlier);
  });
}

function check(
  build: Pick<Build, 'json'>,
  file: JsonFile,
  environment: string,
  earlier: JsonFile[],
): Problem[] {
  const id = at(file.value, 'metadata.customer_id');
  const name = String(at(file.value, 'name'));
  const report = (message: string) => [{ file: file.path, key: 'metadata.customer_id', message }];
  if (typeof id !== 'string' || !UUID.test(id)) return report('must be a UUID in lower case');

  const twin = earlier.find((one) => at(one.value, 'metadata.customer_id') === id);
  if (twin !== undefined) return report(`${twin.path} uses the same id`);

  const path = `${environment}/customer-ids.json`;
  const ledger = fileAt(build, path)?.value ?? null;
  const entries = isObject(ledger) ? Object.entries(ledger) : [];
  const recorded = entries.find(([, owner]) => owner === name)?.[0];
  if (recorded !== undefined && recorded !== id) {
    return report(`was ${recorded} and must never change (${path})`);
  }
  const owner = entries.find(([known]) => known === id)?.[1];
  if (owner === undefined) return report(`is not in ${path}: add it there, for good`);
  return owner === name ? [] : report(`belongs to ${owner} and is never used again (${path})`);
}
