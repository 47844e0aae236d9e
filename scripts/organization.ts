import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '../local/tenant/store/types.ts';
import { readSecrets } from '../policy/secrets.ts';
import { at, isObject } from './build/build.ts';
import { readEnvironment as readValues } from './deploy/read-environment.ts';
import { changeOrganization, readMetadata, readUrls } from './organization/change-organization.ts';
import { checkProducts, type ProductAnswer } from './organization/check-products.ts';
import { describeOrganizations } from './organization/describe-organizations.ts';
import {
  chooseEnvironment,
  type EnvironmentFiles,
  ledgerPath,
  organizationPath,
  readEnvironment,
  writeJson,
} from './organization/environment-files.ts';
import { type Command, readCommand, USAGES } from './organization/read-command.ts';
import { describeMisuse, describeUsage } from './support/describe-usage.ts';
import { describeKnown } from './support/list-names.ts';
import { startCommand } from './support/start-command.ts';

const root = process.cwd();

async function run(command: Command): Promise<0 | 1> {
  if (command.kind === 'help') return say(describeUsage(USAGES, command.command));
  const environment = chooseEnvironment(root, command.environment);
  const files = readEnvironment(root, environment);
  if (command.kind === 'list')
    return say(`${describeOrganizations(files)}\n\n${listNote(environment)}`);
  if (command.kind === 'check') return checkOrganizations(files, command.names);

  const outcome = changeOrganization(files, command, randomUUID);
  if (outcome.kind === 'unchanged') return say(`${outcome.summary} Nothing to write.`);
  if (outcome.kind === 'refused') return refuse(outcome.problems);
  // The way back to the products' own pages must not depend on products that answer.
  if (command.kind !== 'roll_out' || command.rollout !== 'off') {
    const answers = await askProducts(environment, outcome.file.value);
    const broken = answers.filter(({ kind }) => kind !== 'fine');
    if (broken.length > 0) return refuse(broken.map(({ line }) => line));
  }
  // The list second: the build refuses an id that it lacks, and says what to do.
  writeJson(root, outcome.file.path, outcome.file.value);
  if (outcome.customerIds) writeJson(root, ledgerPath(environment), outcome.customerIds);
  return say(
    `${outcome.summary}\nWritten: ${outcome.file.path}\nDeploy it: npm run deploy -- --env ${environment}`,
  );
}

/** Asks the products of these organizations, one organization after the other. */
async function checkOrganizations(files: EnvironmentFiles, names: string[]): Promise<0 | 1> {
  const known = new Map(files.organizations.map(({ path, value }) => [path, value]));
  const others = files.organizations.map(({ value }) => String(at(value, 'name')));
  let code: 0 | 1 = 0;
  for (const name of names) {
    const path = organizationPath(files.environment, name);
    const value = known.get(path);
    if (!isObject(value)) throw new Error(`${path} does not exist. ${describeKnown(others)}`);
    const answers = await askProducts(files.environment, value);
    const lines = answers.map(({ line }) => `  ${line}`);
    say([`${name}, rollout ${readMetadata(value).rollout}:`, ...lines].join('\n'));
    if (answers.some(({ kind }) => kind !== 'fine')) code = 1;
  }
  return code;
}

function askProducts(environment: string, value: JsonObject): Promise<ProductAnswer[]> {
  const { keywords } = readValues(root, environment);
  const urls = putValuesIn(readUrls(value), keywords);
  return checkProducts(urls, readIdentity(keywords, environment), Date.now());
}

/** The URLs of the local products are markers until `npm start` has found their ports. */
function putValuesIn<T extends Record<string, string>>(
  urls: T,
  keywords: Readonly<Record<string, Json>>,
): T {
  const put = (url: string) => url.replace(/##(\w+)##/, (_, key) => String(keywords[key]));
  return Object.fromEntries(Object.entries(urls).map(([id, url]) => [id, put(url)])) as T;
}

/** How the tenant proves to the products who it is. */
function readIdentity(keywords: Readonly<Record<string, Json>>, environment: string) {
  try {
    return readSecrets(keywords, { ISSUER: 'url', PIM_KEY: 'text', SDM_KEY: 'text' });
  } catch (error) {
    const what = error instanceof Error ? error.message : 'unreadable';
    throw new Error(`settings.json and .env of ${environment}: ${what}`);
  }
}

/** The tenant is not asked: five thousand organizations take a while, and `plan` does it. */
function listNote(environment: string): string {
  return `So say the files. npm run plan -- --env ${environment} shows where the tenant differs.`;
}

function say(text: string): 0 {
  console.info(text);
  return 0;
}

function refuse(problems: readonly string[]): 1 {
  console.error([...problems, 'Nothing was written.'].join('\n'));
  return 1;
}

await startCommand(readCommand, (...wrong) => describeMisuse(USAGES, ...wrong), run);
