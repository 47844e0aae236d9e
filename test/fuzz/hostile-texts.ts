import fc from 'fast-check';

/** What markup of theirs would be called, wherever it came out as markup. */
export const PLANTED = 'planted';

const pieces = fc.constantFrom(
  `<${PLANTED} x=1>`,
  `"><${PLANTED}>`,
  `' on${PLANTED}='1`,
  `" on${PLANTED}="1`,
  `</title><${PLANTED}>`,
  `javascript:${PLANTED}()`,
  '{{vars.secret}}',
  '{{ 7 | times: 7 }}',
  '{% debug %}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: somebody types it
  '${secret}',
  '@@PIM_KEY@@',
  '##ISSUER##',
  '\r\nBcc: thief@evil.example',
  '\0',
  '\u202e',
  '\u2028',
  '\ud800',
  '%00%0d%0a',
  '../../',
  '://evil.example/',
  'nora.lindqvist@acme.example',
  '@acme.example',
  '@',
  ',',
  '|',
  ' ',
  '__proto__',
  'constructor',
  "' OR 1=1 --",
  '\u0130\u0131ẞß',
  'e\u0301',
  '𝓝𝓸𝓻𝓪',
  'x'.repeat(300),
  'y'.repeat(20_000),
);

/** What nobody in their right mind would type, and what they would. */
export const hostileTexts: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 5 })
    .map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.emailAddress(),
);
