import type { DeployedAction } from '../store/types.ts';
import type { Sandbox } from './create-sandbox.ts';

/** What Auth0 would have refused when the Action was deployed; undefined if nothing. */
export function checkAction(
  sandbox: Sandbox,
  action: DeployedAction,
  triggerId: string,
): string | undefined {
  const { code, secrets, dependencies } = action;
  if (!action.supported_triggers.some((trigger) => trigger.id === triggerId))
    return `the Action does not support ${triggerId}`;
  if (Buffer.byteLength(code) > 100 * 1024) return 'the code exceeds 100 kB';
  if (dependencies.length > 10) return 'more than 10 dependencies';
  return checkSecrets(secrets) ?? checkDependencies(sandbox, dependencies);
}

function checkSecrets(secrets: Record<string, string>): string | undefined {
  const entries = Object.entries(secrets);
  if (entries.length > 30) return 'more than 30 secrets';
  for (const [key, value] of entries) {
    if (key.length > 128) return `the name of the secret ${key} exceeds 128 characters`;
    if (typeof value !== 'string') return `the secret ${key} is no string`;
    if (value.length > 4096) return `the secret ${key} exceeds 4096 characters`;
  }
  return undefined;
}

/** Exact versions only: what runs here must be what Auth0 installs. */
function checkDependencies(
  sandbox: Sandbox,
  dependencies: DeployedAction['dependencies'],
): string | undefined {
  for (const { name, version } of dependencies) {
    const installed = sandbox.installedVersion(name);
    if (installed !== version)
      return `the dependency ${name}@${version} is not installed (found: ${installed ?? 'none'})`;
  }
  return undefined;
}
