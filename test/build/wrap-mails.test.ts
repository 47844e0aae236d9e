import { expect, test } from '@jest/globals';
import type { Problem } from '../../scripts/build/build.ts';
import { wrapMails } from '../../scripts/build/wrap-mails.ts';

const shell = '<html>[[title]] [[preview]]\n<mail-content></mail-content>\n</html>\n';
const button = '<a href="[[href]]">[[label]]</a> [[href]]\n';
const mail = [
  `{% assign a = 'b' %}<mail-content title="[[mails.a.title]]" preview="[[mails.a.who]]">`,
  '<p>It costs $& 5</p>',
  '<mail-button href="{{ url | escape }}" label="[[mails.a.button]]">',
  '</mail-content>',
  '',
].join('\n');
const parts = { 'tenant/mail-shell.html': shell, 'tenant/mail-button.html': button };

function wrap(files: Record<string, string>) {
  const broken: Problem[] = [];
  const html = Object.fromEntries(wrapMails(new Map(Object.entries(files)), broken));
  return { html, broken };
}

test('a mail is put into the shell, the shell is not deployed, and other HTML is left alone', () => {
  const page = '<p>Sorry</p>';
  expect(wrap({ ...parts, 'tenant/emails/a.html': mail, 'b.html': page })).toEqual({
    html: {
      'tenant/emails/a.html':
        "{% assign a = 'b' %}<html>[[mails.a.title]] [[mails.a.who]]\n<p>It costs $& 5</p>\n" +
        '<a href="{{ url | escape }}">[[mails.a.button]]</a> {{ url | escape }}\n</html>\n',
      'b.html': page,
    },
    broken: [],
  });
});

test.each([
  ['no shell', { 'a.html': mail, 'tenant/mail-button.html': button }, 'tenant/mail-shell.html'],
  ['no button', { 'a.html': mail, 'tenant/mail-shell.html': shell }, 'tenant/mail-button.html'],
  [
    'a shell without a place',
    { ...parts, 'a.html': mail, 'tenant/mail-shell.html': '<html></html>' },
    'tenant/mail-shell.html',
  ],
  [
    'a mail that does not close',
    { ...parts, 'a.html': mail.replace('</mail-content>', '') },
    'a.html',
  ],
  [
    'a mail without a preview',
    { ...parts, 'a.html': mail.replace(/ preview=".*?"/, '') },
    'a.html',
  ],
])('%s: a problem with its file', (_, files, file) => {
  expect(wrap(files).broken).toMatchObject([{ file }]);
});
