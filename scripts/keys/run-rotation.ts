import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { PRODUCT_IDS, type ProductId } from '../../policy/products.ts';
import { checkAccess } from '../deploy/check-access.ts';
import { describeFindings } from '../deploy/judge-tenant.ts';
import { openDeployment } from '../deploy/open-deployment.ts';
import { readEnvironment } from '../deploy/read-environment.ts';
import { refuseRetiredKeys } from '../deploy/retired-keys.ts';
import { newSaved } from '../deploy/saved-deploys.ts';
import { checkTenant } from '../deploy/self-check.ts';
import { chooseFile } from '../support/read-settings.ts';
import {
  chooseExitCode,
  describeRotation,
  describeRotationAsJson,
  describeWrites,
} from './describe-rotation.ts';
import { rotateKeys } from './rotate-keys.ts';

export interface RotationCommand {
  environment: string;
  /** Null: every product's key. */
  product: ProductId | null;
  dryRun: boolean;
  json: boolean;
}

/** Takes a rotation as far as it goes. 0: over; 2: the product has to do something first; 1: the tenant is not as it has to be. */
export async function runRotation(
  { environment, product, dryRun, json }: RotationCommand,
  say: (line: string) => void,
): Promise<0 | 1 | 2> {
  const progress = json ? () => {} : say;
  const deployment = await openDeployment(environment, progress);
  await checkAccess(deployment.access, environment);
  await refuseRetiredKeys(deployment, environment);
  const file = chooseFile(environment);
  const all = await rotateKeys(
    {
      deployment,
      file: join(deployment.root, file),
      saved: newSaved(deployment.root, environment, Date.now()),
      now: Date.now,
      createKey: () => randomBytes(32).toString('hex'),
    },
    product === null ? PRODUCT_IDS : [product],
    dryRun,
  );
  for (const one of all) say((json ? describeRotationAsJson : describeRotation)(one, file, dryRun));
  const writes = describeWrites(all, dryRun);
  if (writes !== null) progress(`\n${writes}`);
  if (dryRun || !all.some(({ end }) => end.kind === 'written')) return chooseExitCode(all);
  const { keywords } = readEnvironment(deployment.root, environment);
  const findings = await checkTenant({ ...deployment, keywords });
  progress(`\nSelf-check\n${describeFindings(findings, environment)}`);
  return findings.some(({ sight }) => sight === 'not seen') ? 1 : chooseExitCode(all);
}
