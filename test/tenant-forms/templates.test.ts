import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fillHtml, fillText, resolve, type Scope } from '../../local/tenant/forms/evaluate.ts';
import { sanitise } from '../../local/tenant/forms/sanitise.ts';
import { parseTemplate } from '../../local/tenant/forms/template.ts';
import type { Json } from '../../local/tenant/store/types.ts';

const scope: Scope = {
  context: { user: { user_id: 'auth0|7', app_metadata: { n: 3 } } },
  fields: { mail: 'A@b.c', typed: '{{vars.secret}}', no: false },
  vars: { secret: 's3cret', list: ['a', 'b'], nothing: null },
  actions: { get: { body: { items: [{ id: 'x' }] } } },
  now: () => Date.parse('2026-11-21T10:00:00.500Z'),
  message: (key) => (key === 'hello' ? 'Hello {{vars.secret}}' : undefined),
};

const cases: [string, Json | undefined][] = [
  ['{{fields.mail}}', 'A@b.c'],
  ['{{ context.user.app_metadata.n }}', 3],
  ['{{fields.no}}', false],
  ['{{vars.list}}', ['a', 'b']],
  ['{{vars.missing}}', undefined],
  ['{{vars.missing.deeper}}', undefined],
  ['{{vars.constructor}}', undefined],
  ['{{vars.__proto__.polluted}}', undefined],
  ['{{vars.list.length}}', undefined],
  ['{{actions.get.body.items.0.id}}', 'x'],
  ['{{vars.missing ?? vars.nothing ?? fields.mail}}', 'A@b.c'],
  ["{{fields.missing ?? 'none'}}", 'none'],
  ['a{{vars.missing}}b{{vars.nothing}}c', 'abc'],
  ['n={{context.user.app_metadata.n}} {{vars.list}}', 'n=3 ["a","b"]'],
  ["{{t('hello')}}", 'Hello {{vars.secret}}'],
  ["{{t('unknown')}}", undefined],
  ['{{functions.toLowerCase(fields.mail)}}', 'a@b.c'],
  ['{{functions.toUpperCase(fields.mail)}}', 'A@B.C'],
  ['{{functions.now()}}', '2026-11-21T10:00:00.500Z'],
  ['{{functions.toTimestamp()}}', 1_795_255_200],
  ["{{functions.toTimestamp('2021-04-30T10:02:50.876Z')}}", 1_619_776_970],
  ["{{functions.md5('')}}", 'd41d8cd98f00b204e9800998ecf8427e'],
  ["{{functions.sha1('')}}", 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ["{{functions.length('auth0')}}", 5],
  ["{{functions.slice('example', 3, 5)}}", 'mp'],
  ["{{functions.substring('example', 5, 3)}}", 'mp'],
  ["{{functions.replace('2021-04-30', '-', '/')}}", '2021/04-30'],
  ["{{functions.replaceAll('2021-04-30', '-', '$&')}}", '2021$&04$&30'],
  ["{{functions.split('2021-04-30', '-')}}", ['2021', '04', '30']],
  ["{{functions.includes(['a', 'b'], 'b')}}", true],
  ["{{functions.indexOf(['a', 'b'], 'c')}}", -1],
  ["{{functions.merge(vars.list, ['c'])}}", ['a', 'b', 'c']],
  ["{{functions.toNumber('12')}}", 12],
  ["{{functions.toNumber('x')}}", undefined],
  ['{{functions.toBoolean(0)}}', false],
  ["{{functions.toArray('abc')}}", ['abc']],
  ['{{functions.toString(12)}}', '12'],
  ['{{functions.random(4, 4)}}', 4],
  ["{{functions.mask('kept')}}", 'kept'],
  ['{{encodeURIComponent(context.user.user_id)}}', 'auth0%7C7'],
  ['{{functions.encodeURIComponent(context.user.user_id)}}', 'auth0%7C7'],
  ["{{functions.toLowerCase(functions.replace('A-B', '-', ''))}}", 'ab'],
  ['{{functions.toLowerCase(vars.missing)}}', undefined],
  ['{{functions.nope(1)}}', undefined],
];

test.each(cases)('%s is %j', (source, value) => {
  expect(resolve(source, scope)).toEqual(value);
});

test('sha256 is the hexadecimal digest of the UTF-8 text', () => {
  expect(resolve("{{functions.sha256('')}}", scope)).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  expect(resolve('{{functions.sha512(vars.secret)}}', scope)).toMatch(/^[0-9a-f]{128}$/);
});

test('uuid is a random v4 UUID', () => {
  const uuid = resolve('{{functions.uuid()}}', scope);
  expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('what a person types is never read as a template', () => {
  expect(resolve('{{fields.typed}}', scope)).toBe('{{vars.secret}}');
  expect(fillText('<{{fields.typed}}>', scope)).toBe('<{{vars.secret}}>');
  expect(fillHtml('{{fields.typed}}', scope)).toBe('{{vars.secret}}');
  expect(resolve({ a: ['{{fields.typed}}'] }, scope)).toEqual({ a: ['{{vars.secret}}'] });
});

test('an object loses keys without a value, a list keeps its places', () => {
  const value = { a: '{{vars.missing}}', b: ['{{vars.missing}}', 1], c: { d: '{{fields.no}}' } };
  expect(resolve(value, scope)).toEqual({ b: [null, 1], c: { d: false } });
});

test.each([
  '{{}}',
  '{{fields.mail',
  '{{fields.mail | upcase}}',
  "{{vars['x']}}",
  '{{vars.a + 1}}',
  '{{Math.max(1)}}',
  '{{toLowerCase(fields.mail)}}',
  '{{functions.t(1)}}',
  "{{'open}}",
  '{{{fields.mail}}}',
  '{{fields.mail()}}',
])('%s is no template', (source) => {
  expect(parseTemplate(source).kind).toBe('malformed');
});

test('no text makes the reader of templates throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(['template', 'malformed']).toContain(parseTemplate(`{{${text}}}`).kind);
    }),
  );
});

test('values can bring neither a tag nor an attribute into rich text', () => {
  const hostile = fc.array(
    fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '=',
      ' ',
      '/',
      'img',
      'script',
      'onerror',
      'x',
      '{{',
      '}}',
    ),
  );
  fc.assert(
    fc.property(hostile, (pieces) => {
      const values = { ...scope, fields: { mail: pieces.join('') } };
      const filled = fillHtml('<p class="{{fields.mail}}">{{fields.mail}}</p>', values);
      const { html } = sanitise(filled);
      expect(html.match(/<[^>]*>/g)).toHaveLength(2);
      expect(html).toMatch(/^<p class="[^"<>]*">[^<>"]*<\/p>$/);
    }),
  );
});

test.each([
  ['<script>alert(1)</script>', 'alert(1)'],
  ['<img src="x" onerror="alert(1)">', '<img>'],
  ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
  ['<a href="&#106;avascript:alert(1)">x</a>', '<a>x</a>'],
  ['<a href=" javascript:alert(1)">x</a>', '<a>x</a>'],
  ['<a href="//evil.test">x</a>', '<a>x</a>'],
  [
    '<A HREF="https://a.test" TARGET="_blank">x</A>',
    '<a href="https://a.test" target="_blank" rel="noopener">x</a>',
  ],
  ["<p class='a\"b'>x</p>", '<p class="a&quot;b">x</p>'],
  ['<p style="color:red">x</p>', '<p>x</p>'],
  ['<form action="/x"><input name="a"></form>', ''],
  ['<svg/onload=alert(1)>', '&lt;svg/onload=alert(1)&gt;'],
  ['<p <b>x', '&lt;p <b>x'],
  ['<!-- x -->', '&lt;!-- x --&gt;'],
  ['<br/>', '<br>'],
])('%s is shown as %s', (source, shown) => {
  const { html } = sanitise(source);
  expect(html).toBe(shown);
});

test('harmless rich text passes as it is', () => {
  const source = '<h1>Hi</h1><p>A <strong>b</strong> <a href="/v2/logout?a=1&amp;b=2">c</a></p>';
  expect(sanitise(source)).toEqual({ html: source, dropped: [] });
});
