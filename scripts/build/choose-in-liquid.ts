/**
 * Liquid that sets `language` to one of ours. `source` names a variable with one locale or a whole Accept-Language header; its first
 * language that we speak counts, else the default. Auth0's Liquid has no function and no `capture`, so it stands in every mail.
 */
export function chooseLanguageInLiquid(source: string, languages: readonly string[]): string {
  const cases = languages.map(
    (language) => `{%- when '${language.slice(0, 2)}' -%}{%- assign language = '${language}' -%}`,
  );
  return [
    `{%- assign language = '' -%}`,
    `{%- assign wishes = ${source} | split: ',' -%}`,
    '{%- for wish in wishes -%}',
    `{%- if language == '' -%}`,
    '{%- assign base = wish | strip | slice: 0, 2 | downcase -%}',
    `{%- case base -%}${cases.join('')}{%- endcase -%}`,
    '{%- endif -%}',
    '{%- endfor -%}',
    `{%- if language == '' -%}{%- assign language = '${languages[0]}' -%}{%- endif -%}`,
  ].join('\n');
}

/** Liquid that shows the text of `language`; the first one is the default's. Texts are Liquid themselves. */
export function chooseTextInLiquid(texts: readonly { language: string; text: string }[]): string {
  const [first, ...others] = texts;
  const branches = others.map(({ language, text }) => `{% when '${language}' %}${text}`);
  return `{% case language %}${branches.join('')}{% else %}${first?.text ?? ''}{% endcase %}`;
}
