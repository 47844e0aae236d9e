import { expect, test } from '@jest/globals';
import type { Problem } from '../../scripts/build/build.ts';
import { wrapMails } from '../../scripts/build/wrap-mails.ts';

const shell = '<html>[[title]]\n<mail-content></mail-content>\n</html>\n';
const mail =
  '{% assign a = \'b\' %}<mail-content title="[[mails.a.title]]">\n<p>It costs $& 5</p>\n</mail-content>\n';

function wrap(files: Record<string, string>) {
  const broken: Problem[] = [];
  const html = Object.fromEntries(wrapMails(new Map(Object.entries(files)), broken));
  return { html, broken };
}

test('a mail is put into the shell, the shell is not deployed, and other HTML is left alone', () => {
  const page = '<p>Sorry</p>';
  expect(
    wrap({ 'tenant/mail-shell.html': shell, 'tenant/emails/a.html': mail, 'b.html': page }),
  ).toEqual({
    html: {
      'tenant/emails/a.html':
        "{% assign a = 'b' %}<html>[[mails.a.title]]\n<p>It costs $& 5</p>\n</html>\n",
      'b.html': page,
    },
    broken: [],
  });
});

test.each([
  ['no shell', { 'a.html': mail }, 'tenant/mail-shell.html'],
  [
    'a shell without a place',
    { 'a.html': mail, 'tenant/mail-shell.html': '<html></html>' },
    'tenant/mail-shell.html',
  ],
  [
    'a mail that does not close',
    { 'a.html': mail.replace('</mail-content>', ''), 'tenant/mail-shell.html': shell },
    'a.html',
  ],
])('%s: a problem with its file', (_, files, file) => {
  expect(wrap(files).broken).toMatchObject([{ file }]);
});
