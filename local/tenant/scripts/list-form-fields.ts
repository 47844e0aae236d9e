import type { FormDefinition, TenantConfiguration } from '../store/types.ts';

/** Form id -> ids of the fields that `prompt.render` may fill, hidden ones included. */
export function listFormFields({ forms }: TenantConfiguration): Record<string, string[]> {
  return Object.fromEntries(forms.map((form) => [form.id, listFields(form)]));
}

interface FormShape {
  start?: { hidden_fields?: { key: string }[] };
  nodes?: { config?: { components?: { id: string; category: string }[] } }[];
}

function listFields(form: FormDefinition): string[] {
  const { start, nodes } = form as FormShape;
  const hidden = start?.hidden_fields ?? [];
  const components = (nodes ?? []).flatMap((node) => node.config?.components ?? []);
  return [
    ...hidden.map((field) => field.key),
    ...components.filter((one) => one.category !== 'BLOCK').map((one) => one.id),
  ];
}
