import { checkFlow, type KnownVault } from '../../../local/tenant/forms/check-flow.ts';
import { checkForm } from '../../../local/tenant/forms/check-form.ts';
import type { Flow } from '../../../local/tenant/forms/definition.ts';
import { at, type Build, filesIn, type Problem } from '../build.ts';
import { inlineBodies } from '../write-build.ts';

/** Forms and flows are judged by the room that runs them: every key, limit, template, pointer and name in them. */
export function checkFormsAndFlows(build: Build): Problem[] {
  const vaults: KnownVault[] = filesIn(build, 'tenant/flow-vault-connections').map(({ value }) => ({
    name: String(at(value, 'name')),
    app_id: String(at(value, 'app_id')),
  }));
  const flows = filesIn(build, 'tenant/flows').map(({ path, value }) => ({
    path,
    value: inlineBodies(build, path, value),
  }));
  const inFlows = flows.flatMap(({ path, value }) => report(path, checkFlow(value, vaults)));
  // A form is judged together with its flows, so these must be sound first.
  if (inFlows.length > 0) return inFlows;
  const known = flows.map(({ value }) => value as unknown as Flow);
  return filesIn(build, 'tenant/forms').flatMap(({ path, value }) =>
    report(path, checkForm(value, known)),
  );
}

function report(file: string, complaints: string[]): Problem[] {
  return complaints.map((complaint) => {
    const [key = '', ...rest] = complaint.split(': ');
    return rest.length === 0
      ? { file, key: '', message: complaint }
      : { file, key, message: rest.join(': ') };
  });
}
