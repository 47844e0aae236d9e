import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

interface Referable {
  $ref?: string;
}
export interface MediaType {
  schema: object;
  examples?: Record<string, Referable & { value?: unknown }>;
}
interface Answer extends Referable {
  content?: Record<string, MediaType>;
}
interface Operation {
  operationId: string;
  requestBody?: Referable & { content?: Record<string, MediaType> };
  responses: Record<string, Answer>;
}

export interface DescribedAnswer {
  operationId: string;
  status: string;
  mediaTypes: [name: string, MediaType][];
}

const document = parse(readFileSync('apis/product-identity.openapi.yaml', 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, 'contract');

/** Every answer that the contract describes. */
export const describedAnswers: DescribedAnswer[] = listOperations().flatMap((operation) =>
  Object.entries(operation.responses).map(([status, answer]) => ({
    operationId: operation.operationId,
    status,
    mediaTypes: Object.entries(resolve<Answer>(answer).content ?? {}),
  })),
);

/** Every example value of the contract with the schema it illustrates. */
export function listExamples(): { where: string; schema: object; value: unknown }[] {
  const bodies = listOperations().flatMap(({ operationId, requestBody }) =>
    requestBody
      ? Object.values(resolve<{ content: Record<string, MediaType> }>(requestBody).content).map(
          (media) => ({ where: `${operationId} request`, media }),
        )
      : [],
  );
  const answers = describedAnswers.flatMap(({ operationId, status, mediaTypes }) =>
    mediaTypes.map(([, media]) => ({ where: `${operationId} ${status}`, media })),
  );
  return [...bodies, ...answers].flatMap(({ where, media }) =>
    Object.entries(media.examples ?? {}).map(([name, example]) => ({
      where: `${where} ${name}`,
      schema: media.schema,
      value: resolve<{ value: unknown }>(example).value,
    })),
  );
}

/** What is wrong with a value under a schema of the contract; empty when nothing is. */
export function findMistakes(schema: object, value: unknown): string[] {
  const validate = compile(schema);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function listOperations(): Operation[] {
  return Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).filter((operation) => 'operationId' in operation),
  );
}

function resolve<T extends object>(value: Referable): T {
  if (value.$ref === undefined) return value as T;
  return value.$ref
    .split('/')
    .slice(1)
    .reduce<object>((parent, key) => (parent as Record<string, object>)[key] ?? {}, document) as T;
}

const compiled = new Map<object, ValidateFunction>();

function compile(schema: object): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  // Inside the document "#/..." is enough; a schema taken out of it needs the document's name.
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/');
  const validate = ajv.compile(JSON.parse(text) as object);
  compiled.set(schema, validate);
  return validate;
}
