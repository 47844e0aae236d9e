import { done, type Operation } from './operation.ts';
import { invalidBody, refusal } from './refusal.ts';

const path = '/branding/templates/universal-login';
const longest = 102_400;

/** The page around the widget of Universal Login. It is kept; this tenant renders its own page. */
export const pageTemplate: Operation[] = [
  {
    method: 'GET',
    path,
    description: 'Get template for New Universal Login Experience',
    scopes: ['read:branding'],
    run: ({ configuration: { pageTemplate: body } }) =>
      body === undefined
        ? refusal(404, 'The template does not exist', 'inexistent_branding_template')
        : done({ body }),
  },
  {
    method: 'PUT',
    path,
    description: 'Set template for New Universal Login Experience',
    scopes: ['update:branding'],
    body: { template: { type: 'string', required: true, maxLength: longest } },
    run: ({ configuration }, { body }) => {
      const template = String(body.template);
      const lacking = ['auth0:head', 'auth0:widget'].find(
        (tag) => !new RegExp(`{%-?\\s*${tag}\\s*-?%}`).test(template),
      );
      if (lacking) return invalidBody(`The template must contain the {%- ${lacking} -%} tag`);
      const isNew = configuration.pageTemplate === undefined;
      configuration.pageTemplate = template;
      return isNew ? done({}, 201) : { kind: 'empty' };
    },
  },
  {
    method: 'DELETE',
    path,
    description: 'Delete template for New Universal Login Experience',
    scopes: ['delete:branding'],
    run: ({ configuration }) => {
      delete configuration.pageTemplate;
      return { kind: 'empty' };
    },
  },
];
