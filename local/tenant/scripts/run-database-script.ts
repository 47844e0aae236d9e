import type { Connection, JsonObject } from '../store/types.ts';
import type { Tenant } from '../tenant.ts';
import type { Sandbox } from './create-sandbox.ts';
import { maskText } from './mask-secrets.ts';
import type { DatabaseAnswer } from './protocol.ts';
import type { DatabaseScriptOutcome } from './types.ts';
import type { Ran } from './warm-worker.ts';

/** Packages that the database sandbox is taken to offer, where installed; `name@version` pins one of its versions. */
const offeredPackages = ['axios', 'auth0'];

const codeLimitBytes = 100 * 1024;

/**
 * Runs a connection's `login` or `get_user` as Auth0 would: the arguments, the context if the connection asks for it, a callback.
 * Never throws; every way a script can fail is an outcome.
 */
export async function runDatabaseScript(
  sandbox: Sandbox,
  tenant: Tenant,
  connection: Connection,
  script: 'login' | 'get_user',
  args: string[],
  context: JsonObject,
): Promise<DatabaseScriptOutcome> {
  const code = connection.options.customScripts?.[script];
  const configuration = connection.options.configuration ?? {};
  const name = `${connection.name}/${script}`;
  const refused = checkScript(name, code, configuration);
  if (code === undefined || refused) return { kind: 'broken', message: refused ?? `no ${name}` };
  const ran = await sandbox.run(
    { kind: 'database', name, code, packages: findOffered(sandbox) },
    {
      kind: 'database',
      args: connection.options.enable_script_context === true ? [...args, context] : args,
      configuration,
    },
    sandbox.limitMs,
  );
  const secrets = [...Object.values(configuration), ...args.slice(1)];
  const outcome = maskOutcome(readOutcome(ran), secrets);
  sandbox.record({
    name,
    handler: script,
    ms: ran.ms,
    outcome: outcome.kind === 'broken' ? `broken: ${outcome.message}` : outcome.kind,
    commands: [],
    logs: maskText(ran.logs, secrets).slice(0, 256),
  });
  if (outcome.kind === 'broken' || outcome.kind === 'timeout')
    tenant.log({
      type: 'w',
      description: `${name}: ${outcome.kind === 'broken' ? outcome.message : 'ran into its limit'}`,
      connection: connection.name,
    });
  return outcome;
}

function checkScript(
  name: string,
  code: string | undefined,
  configuration: Record<string, string>,
): string | undefined {
  if (code === undefined) return `the connection has no script ${name}`;
  if (Buffer.byteLength(code) > codeLimitBytes) return `${name} exceeds 100 kB`;
  const odd = Object.entries(configuration).find(([, value]) => typeof value !== 'string');
  return odd && `configuration.${odd[0]} is no string`;
}

function findOffered(sandbox: Sandbox): Record<string, string> {
  const packages: Record<string, string> = {};
  for (const name of offeredPackages) {
    const version = sandbox.installedVersion(name);
    if (version !== undefined) packages[name] = version;
  }
  return packages;
}

function readOutcome(ran: Ran): DatabaseScriptOutcome {
  switch (ran.kind) {
    case 'answered':
      // A worker answers a database job with a database answer.
      return ran.answer as DatabaseAnswer;
    case 'timeout':
      return { kind: 'timeout' };
    case 'died':
      return { kind: 'broken', message: ran.message };
  }
}

/** What a script got wrong may quote a secret; what it says to people is theirs to answer for. */
function maskOutcome(outcome: DatabaseScriptOutcome, secrets: string[]): DatabaseScriptOutcome {
  if (outcome.kind !== 'broken') return outcome;
  return { ...outcome, message: maskText(outcome.message, secrets) };
}
