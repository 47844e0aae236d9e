import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startWorld } from '../local/world.ts';
import { compileWorld } from '../test/support/compile-world.ts';
import { startTestWorld } from '../test/support/start-world.ts';
import { startDeployedWorld } from './bench/deployed-world.ts';
import { measureDeploys } from './bench/deploys.ts';
import { measureFixedCosts } from './bench/fixed-costs.ts';
import { measureOrganizations } from './bench/organizations.ts';
import { formatSections, type Section } from './bench/report.ts';
import { measureReport } from './bench/report-memory.ts';
import { measureScripts } from './bench/script-times.ts';
import { countCalls, measureRates } from './bench/sign-ins.ts';
import { measureSizes } from './bench/sizes.ts';
import { measureTimeBand } from './bench/time-band.ts';
import { assemble, describeProblem } from './build/assemble.ts';
import { ensureCertificate } from './certificate.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

async function bench(): Promise<Section[]> {
  const built = await assemble({ root, out: join(root, 'build'), environment: 'local' });
  if (built.kind === 'refused') throw new Error(built.problems.map(describeProblem).join('\n'));
  return [
    measureSizes(root),
    await measureReport(root),
    ...(await benchScripts()),
    ...(await benchSignIns()),
    ...(await benchDeploys()),
  ];
}

async function benchScripts(): Promise<Section[]> {
  const { key, cert } = await ensureCertificate(join(root, '.local'));
  const world = await startWorld({
    root,
    ports: { tenant: 0, management: 0, pim: 0, sdm: 0, inbox: 0, smtp: 0 },
    certificate: { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') },
    // What is measured is this code, not a quota.
    ratePlan: 'unlimited',
  });
  const sections = [await measureScripts(world, root), await measureFixedCosts(world)];
  await world.close();
  return sections;
}

async function benchSignIns(): Promise<Section[]> {
  await compileWorld();
  const world = await startTestWorld({ ratePlan: 'unlimited' });
  const sections = [
    await countCalls(world),
    await measureRates(world),
    await measureTimeBand(world),
  ];
  await world.close();
  return sections;
}

async function benchDeploys(): Promise<Section[]> {
  const deploys = await measureDeploys(root);
  const world = await startDeployedWorld(root, 'ours');
  const organizations = await measureOrganizations(world);
  await world.close();
  return [deploys, organizations];
}

const sections = await bench();
const machine = { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model ?? 'unknown' };
console.info(
  values.json
    ? JSON.stringify({ machine, sections }, null, 2)
    : `${machine.cpus} x ${machine.cpu}, Node ${machine.node}\n\n${formatSections(sections)}`,
);
process.exit(0);
