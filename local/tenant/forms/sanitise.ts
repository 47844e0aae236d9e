/** What a RICH_TEXT or HTML block may contain; everything else is left out. */
const attributesOfTag: Record<string, readonly string[]> = {
  a: ['href', 'target'],
  img: ['src', 'alt', 'height', 'width'],
  ...Object.fromEntries(
    'h1 h2 h3 h4 h5 h6 p br hr div span b strong i em u small code pre blockquote ul ol li'
      .split(' ')
      .map((tag) => [tag, []]),
  ),
};
const attributesOfAll = ['class', 'title', 'lang', 'dir'];

// Read before entities are decoded, so that no scheme can hide behind one.
const safeLink = /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i;
const tag =
  /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s"'<>=/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?)*)\s*(\/?)>/gi;
const attribute = /([^\s"'<>=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?/g;

/** HTML written anew from the tags and attributes that are on the list, and the names of what was left out. */
export function sanitise(source: string): { html: string; dropped: string[] } {
  const dropped: string[] = [];
  let html = '';
  let end = 0;
  for (const found of source.matchAll(tag)) {
    html += writeLiteral(source.slice(end, found.index), dropped);
    end = found.index + found[0].length;
    html += writeTag(found, dropped);
  }
  return { html: html + writeLiteral(source.slice(end), dropped), dropped };
}

function writeLiteral(text: string, dropped: string[]): string {
  if (/[<>]/.test(text)) dropped.push('< or >');
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function writeTag(found: RegExpExecArray, dropped: string[]): string {
  const [, close = '', rawName = '', rawAttributes = ''] = found;
  const name = rawName.toLowerCase();
  const allowed = Object.hasOwn(attributesOfTag, name) ? attributesOfTag[name] : undefined;
  if (!allowed) {
    dropped.push(`<${name}>`);
    return '';
  }
  if (close !== '') return `</${name}>`;
  const attributes = [...rawAttributes.matchAll(attribute)].flatMap((pair) => {
    const key = (pair[1] ?? '').toLowerCase();
    const value = pair[2] ?? pair[3] ?? pair[4] ?? '';
    const known = allowed.includes(key) || attributesOfAll.includes(key);
    const safe = (key !== 'href' && key !== 'src') || safeLink.test(value);
    if (known && safe) return [`${key}="${escapeQuotes(value)}"`];
    dropped.push(`${key} of <${name}>`);
    return [];
  });
  // A page opened from a sign-in must not be able to steer it.
  if (attributes.some((pair) => pair.startsWith('target='))) attributes.push('rel="noopener"');
  return `<${[name, ...attributes].join(' ')}>`;
}

function escapeQuotes(value: string): string {
  return value.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
