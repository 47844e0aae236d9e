import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { putSecretsBack } from '../../scripts/deploy/put-secrets-back.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, value: object): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify(value));
}
const readSaved = (path: string) => JSON.parse(readFileSync(join(root, 'saved', path), 'utf8'));
const putBack = () => putSecretsBack(join(root, 'saved'), join(root, 'build'));

test('an Action gets the markers of the build, and a secret that the build no longer has is named', () => {
  const marker = { name: 'KEY', value: '@@KEY@@' };
  write('build/actions/greet.json', { name: 'greet', secrets: [marker] });
  write('saved/actions/greet.json', { name: 'greet', secrets: [{ name: 'KEY' }, { name: 'OLD' }] });
  expect(putBack()).toEqual(['actions/greet.json: OLD']);
  expect(readSaved('actions/greet.json')).toEqual({ name: 'greet', secrets: [marker] });
});

test('the mail server gets the markers of the build, since a password put in as plain text may break the file', () => {
  const provider = (user: string, pass: string) => ({
    name: 'smtp',
    credentials: { smtp_host: 'mail.example', smtp_user: user, smtp_pass: pass },
  });
  write('build/emails/provider.json', provider('@@SMTP_USER@@', '@@SMTP_PASS@@'));
  // What Deploy CLI writes into every export, whatever the keywords are.
  write('saved/emails/provider.json', provider('##SMTP_USER##', '##SMTP_PASS##'));
  expect(putBack()).toEqual([]);
  expect(readSaved('emails/provider.json')).toEqual(provider('@@SMTP_USER@@', '@@SMTP_PASS@@'));
});

test('a resource that the build does not have keeps what was saved, and its secrets are named', () => {
  const gone = { name: 'gone', secrets: [{ name: 'KEY' }] };
  write('saved/actions/gone.json', gone);
  expect(putBack()).toEqual(['actions/gone.json: KEY']);
  expect(readSaved('actions/gone.json')).toEqual(gone);
});
