import type { JsonObject } from '../../local/tenant/store/types.ts';
import { PRODUCT_IDS, PRODUCTS, type ProductId } from '../../policy/products.ts';
import { at, isObject, type JsonFile } from '../build/build.ts';
import { checkCustomerIds } from '../build/checks/customer-ids.ts';
import { checkOrganizations } from '../build/checks/organizations.ts';
import { describeKnown } from '../support/list-names.ts';
import { type EnvironmentFiles, ledgerPath, organizationPath } from './environment-files.ts';
import { changePilots } from './pilots.ts';
import type { Change } from './read-command.ts';

export type ChangeOutcome =
  /** `customerIds` is the whole list, where a new one is on it. */
  | {
      kind: 'changed';
      file: JsonFile & { value: JsonObject };
      customerIds?: Record<string, string>;
      summary: string;
    }
  | { kind: 'unchanged'; summary: string }
  | { kind: 'refused'; problems: string[] };

/** What the file of one organization becomes, judged by the rules that the build has too; nothing is written here. */
export function changeOrganization(
  files: EnvironmentFiles,
  change: Change,
  createId: () => string,
): ChangeOutcome {
  const outcome = change.kind === 'add' ? add(files, change, createId) : edit(files, change);
  if (outcome.kind !== 'changed') return outcome;
  const others = files.organizations.filter(({ path }) => path !== outcome.file.path);
  const ledger = {
    path: ledgerPath(files.environment),
    value: outcome.customerIds ?? files.customerIds,
  };
  const json = [...others, outcome.file, ledger];
  const problems = [...checkOrganizations({ json }), ...checkCustomerIds({ json })].map(
    ({ file, key, message }) => `${file}: ${key}: ${message}`,
  );
  return problems.length > 0 ? { kind: 'refused', problems } : outcome;
}

/** The URLs that an organization's metadata names. */
export function readUrls(value: JsonObject): Partial<Record<ProductId, string>> {
  const urls: Partial<Record<ProductId, string>> = {};
  for (const id of PRODUCT_IDS) {
    const url = at(value, `metadata.${PRODUCTS[id].urlKey}`);
    if (typeof url === 'string') urls[id] = url;
  }
  return urls;
}

/** The metadata of an organization, all of it text. */
export function readMetadata(value: JsonObject): Record<string, string> {
  const metadata = isObject(value.metadata) ? value.metadata : {};
  return Object.fromEntries(Object.entries(metadata).map(([key, text]) => [key, String(text)]));
}

function add(
  files: EnvironmentFiles,
  { name, displayName, urls }: Extract<Change, { kind: 'add' }>,
  createId: () => string,
): ChangeOutcome {
  const path = organizationPath(files.environment, name);
  if (files.organizations.some((one) => one.path === path)) return refuse(`${path} exists already`);
  if (Object.values(files.customerIds).includes(name)) {
    return refuse(
      `${ledgerPath(files.environment)} knows a customer ${name} of the past: another customer needs another name`,
    );
  }
  const customerId = createId();
  const urlKeys = Object.entries(urls).map(([id, url]) => [PRODUCTS[id as ProductId].urlKey, url]);
  const value = {
    name,
    display_name: displayName,
    metadata: { customer_id: customerId, rollout: 'off', ...Object.fromEntries(urlKeys) },
    connections: [
      {
        name: 'akeneo-product-cloud',
        assign_membership_on_login: true,
        is_signup_enabled: false,
        show_as_button: false,
      },
    ],
  };
  return {
    kind: 'changed',
    file: { path, value },
    customerIds: { ...files.customerIds, [customerId]: name },
    summary: `${name} is new, customer id ${customerId}; its people keep the products' own login pages (off).`,
  };
}

function edit(files: EnvironmentFiles, change: Exclude<Change, { kind: 'add' }>): ChangeOutcome {
  const path = organizationPath(files.environment, change.name);
  const value = files.organizations.find((one) => one.path === path)?.value;
  if (!isObject(value)) {
    const known = files.organizations.map((one) => String(at(one.value, 'name')));
    return refuse(`${path} does not exist: \`add\` makes it. ${describeKnown(known)}`);
  }
  const before = readMetadata(value);
  if (change.kind === 'roll_out') {
    const summary = `${change.name}: rollout ${change.rollout}, was ${before.rollout}.`;
    if (before.rollout === change.rollout) return { kind: 'unchanged', summary };
    return changed(path, value, { ...before, rollout: change.rollout }, summary);
  }
  const pilots = changePilots(before, change.emails, change.remove);
  if (pilots.kind === 'refused') return refuse(`${path}: ${pilots.problem}`);
  const summary = `${change.name}: rollout pilot, was ${before.rollout}; ${pilots.emails.length} on the list.`;
  const isSame = JSON.stringify(pilots.metadata) === JSON.stringify(before);
  return isSame ? { kind: 'unchanged', summary } : changed(path, value, pilots.metadata, summary);
}

function changed(
  path: string,
  value: JsonObject,
  metadata: Record<string, string>,
  summary: string,
): ChangeOutcome {
  return { kind: 'changed', file: { path, value: { ...value, metadata } }, summary };
}

function refuse(problem: string): ChangeOutcome {
  return { kind: 'refused', problems: [problem] };
}
