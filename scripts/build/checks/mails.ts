import { posix } from 'node:path';
import type { JsonObject } from '../../../local/tenant/store/types.ts';
import { at, type Build, filesIn, isObject, objectsAt } from '../build.ts';
import { bodyPath } from '../write-build.ts';

/** One Liquid text that is mailed: a subject or a body. */
export interface MailText {
  file: string;
  key: string;
  text: string;
}

/** The subjects and bodies of all enabled templates and of the mails that flows send. */
export function mailTexts(build: Build): MailText[] {
  return [...templateTexts(build), ...flowTexts(build)];
}

function templateTexts(build: Build): MailText[] {
  return filesIn(build, 'tenant/emails')
    .filter(({ value }) => at(value, 'enabled') === true && at(value, 'template') !== undefined)
    .flatMap(({ path, value }) => [
      { file: path, key: 'subject', text: String(at(value, 'subject')) },
      bodyOf(build, path, 'body', String(at(value, 'body'))),
    ]);
}

function flowTexts(build: Build): MailText[] {
  return filesIn(build, 'tenant/flows').flatMap(({ path, value }) =>
    nestedActions(objectsAt(value, 'actions'))
      .filter((action) => action.action === 'SEND_EMAIL')
      .flatMap((action) => [
        { file: path, key: `${action.id}.subject`, text: String(at(action, 'params.subject')) },
        bodyOf(build, path, `${action.id}.body`, String(at(action, 'params.body'))),
      ]),
  );
}

function bodyOf(build: Build, path: string, key: string, body: string): MailText {
  const file = bodyPath(path, body) ?? posix.join(posix.dirname(path), body);
  const html = build.html.get(file);
  return html === undefined ? { file: path, key, text: body } : { file, key: '', text: html };
}

/** The actions of a flow with those inside its conditions. */
function nestedActions(actions: JsonObject[]): JsonObject[] {
  return actions.flatMap((action) => [
    action,
    ...['params.then', 'params.else'].flatMap((branch) =>
      nestedActions(objectsAt(action, branch).filter(isObject)),
    ),
  ]);
}
