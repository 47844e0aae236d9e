import { expect, test } from '@jest/globals';
import { lintLiquid } from '../../local/tenant/email/lint-liquid.ts';
import { renderLiquid } from '../../local/tenant/email/render-liquid.ts';

test('values are not escaped unless the template says so', () => {
  const variables = { user: { name: '<b>J</b>' } };
  expect(renderLiquid('{{ user.name }} {{ user.name | escape }}', variables)).toBe(
    '<b>J</b> &lt;b&gt;J&lt;/b&gt;',
  );
});

test('an unknown variable renders as nothing', () => {
  expect(renderLiquid('[{{ user.nobody.name }}]', { user: {} })).toBe('[]');
});

test('nothing inherited can be reached', () => {
  const variables = { user: { name: 'J' } };
  expect(renderLiquid('{{ user.constructor.name }}{{ user.__proto__ }}', variables)).toBe('');
});

test('a template cannot read a file of this machine', () => {
  expect(() => renderLiquid('{% include "/etc/hostname" %}', {})).toThrow(/ENOENT/);
  expect(() => renderLiquid('{% include "package.json" %}', {})).toThrow(/ENOENT/);
});

test('a template that would run or grow without end is stopped', () => {
  const endless =
    '{% for a in (1..100000) %}{% for b in (1..100000) %}{{ a }}{% endfor %}{% endfor %}';
  expect(() => renderLiquid(endless, {})).toThrow(/limit/);
  expect(() => renderLiquid('x'.repeat(300_000), {})).toThrow(/limit/);
});

test('a filter that Auth0 lacks is refused when rendering', () => {
  expect(() => renderLiquid('{{ "x" | base64_encode }}', {})).toThrow(/undefined filter/);
});

test('debug prints the variables as text', () => {
  const shown = renderLiquid('{% debug %}', { user: { name: '<script>' } });
  expect(shown).toContain('&lt;script>');
  expect(shown).toContain('"user"');
});

test.each([
  'Hello {{ user.name | escape | truncate: 40 }}',
  '{% if organization %}{{ organization.display_name }}{% elsif user %}x{% else %}y{% endif %}',
  '{% unless user.email_verified %}{% assign a = "b" | upcase %}{{ a }}{% endunless %}',
  "{% case request_language %}{% when 'fr' %}Bonjour{% else %}Hello{% endcase %}",
  '{% for r in user.roles %}{% cycle "a", "b" %}{% endfor %}{% comment %}{% anything %}{% endcomment %}',
  '{% raw %}{{ not | rendered }}{% endraw %}{{ url | url_encode }}',
  '{% increment n %}{% decrement n %}{% tablerow r in user.roles %}{{ r }}{% endtablerow %}',
  'Plain text, no Liquid: 100 % { sure }',
])('lint takes %s', (source) => {
  expect(lintLiquid(source)).toEqual([]);
});

test.each([
  ['{% capture x %}y{% endcapture %}', 'tag "capture"'],
  ['{% render "other" %}', 'tag "render"'],
  ['{% echo user.name %}', 'tag "echo"'],
  ['{% # a remark %}', 'tag "#"'],
  ['{% for r in user.roles %}{% break %}{% endfor %}', 'tag "break"'],
  ['{% block head %}{% endblock %}', 'tag "block"'],
  ['{% madeup %}', 'tag "madeup"'],
  ['{% if user %}{% madeup %}{% endif %}', 'tag "madeup"'],
  ['{% include "footer" %}', 'needs a second template'],
  ['{% layout "mail" %}', 'needs a second template'],
  ['{% debug %}', 'mails every variable'],
  ['{{ user | json }}', 'filter "json"'],
  ['{{ user.name | base64_encode }}', 'filter "base64_encode"'],
  ['{{ user.name | madeup }}', 'filter "madeup"'],
  ['{{ user.name | constructor }}', 'filter "constructor"'],
  ['{% assign x = user.roles | uniq %}', 'filter "uniq"'],
  [
    '{% if user %}{% for r in user.roles %}{{ r | squish }}{% endfor %}{% endif %}',
    'filter "squish"',
  ],
  ['{% if user %}never closed', 'not closed'],
  ['{{ user.name', 'not closed'],
  ['{% endif %}', 'tag "endif"'],
])('lint refuses %s', (source, reason) => {
  const problems = lintLiquid(source);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(reason);
});

test('lint reports every problem of a template at once', () => {
  const problems = lintLiquid(
    '{% capture x %}y{% endcapture %}{{ x | json }}{% madeup %}{{ x | uniq }}',
  );
  expect(problems).toHaveLength(4);
});
