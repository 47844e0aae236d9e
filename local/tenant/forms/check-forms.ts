import { checkFlow, type KnownVault } from './check-flow.ts';
import { checkForm } from './check-form.ts';
import type { Flow } from './definition.ts';

/** Forms, flows and vault connections that belong together, as files or as a loaded tenant has them. */
export interface FormDefinitions {
  forms: readonly { name: string }[];
  flows: readonly { name: string }[];
  vaultConnections: readonly KnownVault[];
}

/** Every complaint about forms and flows, each naming the file's `name` and the place in it. */
export function checkForms({ forms, flows, vaultConnections }: FormDefinitions): string[] {
  const inFlows = flows.flatMap((flow) =>
    checkFlow(flow, vaultConnections).map((complaint) => `flow ${flow.name}: ${complaint}`),
  );
  const names = [forms, flows, vaultConnections].flatMap((all) => {
    const each = all.map((one) => one.name);
    return each.filter((name, index) => each.indexOf(name) !== index);
  });
  const twice = names.map((name) => `${name}: the name is used twice`);
  // A form is judged together with its flows, so these must be sound first.
  if (inFlows.length > 0) return [...twice, ...inFlows];
  const inForms = forms.flatMap((form) =>
    checkForm(form, flows as readonly Flow[]).map((complaint) => `form ${form.name}: ${complaint}`),
  );
  return [...twice, ...inForms];
}
