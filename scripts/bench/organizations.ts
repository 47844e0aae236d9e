import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectTenant } from '../deploy/deploy.ts';
import { writeDigests } from '../deploy/organization-digests.ts';
import { digestOrganizations, type WantedOrganization } from '../deploy/organizations.ts';
import {
  planChangedOrganizations,
  planOrganizations,
  writeOrganizations,
} from '../deploy/sync-organizations.ts';
import type { DeployedWorld } from './deployed-world.ts';
import { time } from './measure.ts';
import type { Section } from './report.ts';

const CUSTOMERS = 5000;

/** What the organizations of a deploy take when there are many; the rest of the deploy is not in it. */
export async function measureOrganizations(world: DeployedWorld): Promise<Section> {
  const api = connectTenant(world.deployment.access);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const cache = join(folder, 'organizations.json');
  const wanted = Array.from({ length: CUSTOMERS }, (_, number) => makeCustomer(number));
  let deployed: string | undefined;

  const measure = async (name: string, kept: string | null) => {
    world.calls.reset();
    const ms = await time(async () => {
      const { changes } = await planChangedOrganizations(api, wanted, deployed, kept);
      await writeOrganizations(api, changes);
    });
    const digests = digestOrganizations(wanted);
    deployed = digests.all;
    writeDigests(cache, digests);
    return { name, values: [world.calls.count(), ms / 1000] };
  };
  const turn = (rollout: string) => {
    for (const one of wanted.slice(0, 1)) one.metadata.rollout = rollout;
  };

  const rows = [
    await measure('first: all are new', cache),
    await measure('nothing changed', cache),
  ];
  turn('on');
  rows.push(await measure('one changed', cache));
  turn('off');
  rows.push(await measure('one changed, from a machine that never deployed', null));
  world.calls.reset();
  const ms = await time(() => planOrganizations(api, wanted));
  rows.push({ name: 'the plan of all', values: [world.calls.count(), ms / 1000] });
  rmSync(folder, { recursive: true });
  return {
    title: `Deploys of ${CUSTOMERS} organizations`,
    note: 'Calls of the Management API and seconds, once each, without a rate limit: where 16 calls a second are allowed, the first takes five minutes. Each deploy writes one digest besides.',
    columns: ['calls', 'seconds'],
    rows,
    ratios: {},
  };
}

function makeCustomer(number: number): WantedOrganization {
  return {
    name: `customer-${number}`,
    display_name: `Customer ${number}`,
    metadata: {
      customer_id: randomUUID(),
      rollout: 'off',
      pim_url: `https://pim.example/customer-${number}`,
    },
    connections: [
      {
        name: 'akeneo-product-cloud',
        assign_membership_on_login: true,
        is_signup_enabled: false,
        show_as_button: true,
      },
    ],
  };
}
