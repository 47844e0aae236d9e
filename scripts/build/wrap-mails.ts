import type { Problem } from './build.ts';

const SHELL = 'tenant/mail-shell.html';
const PLACE = '<mail-content></mail-content>\n';

/**
 * The mails as they are deployed: what stands between `<mail-content>` and its end, put into the one shell that our mails share; the
 * shell itself is not deployed. Its `[[title]]` is the title that `<mail-content title="...">` names. Other HTML is left as it is.
 */
export function wrapMails(
  html: ReadonlyMap<string, string>,
  broken: Problem[],
): Map<string, string> {
  const shell = html.get(SHELL);
  const others = [...html].filter(([path]) => path !== SHELL);
  return new Map(others.map(([path, text]) => [path, wrap(path, text)]));

  function wrap(path: string, text: string): string {
    if (!text.includes('<mail-content ')) return text;
    const parts = text.match(/^([\s\S]*)<mail-content title="(.+)">\n([\s\S]*)<\/mail-content>\n$/);
    if (parts === null) {
      broken.push({
        file: path,
        key: '',
        message: 'must name its title and end with </mail-content>',
      });
      return text;
    }
    if (!shell?.includes(PLACE)) {
      broken.push({ file: SHELL, key: '', message: `has no ${PLACE.trim()} for ${path}` });
      return text;
    }
    const [, before = '', title = '', content = ''] = parts;
    return before + shell.replaceAll('[[title]]', () => title).replace(PLACE, () => content);
  }
}
