import type { Problem } from './build.ts';

const SHELL = 'tenant/mail-shell.html';
const BUTTON = 'tenant/mail-button.html';
const PLACE = '<mail-content></mail-content>\n';
const CONTENT =
  /^([\s\S]*)<mail-content title="(.+?)" preview="(.+?)">\n([\s\S]*)<\/mail-content>\n$/;
const BUTTONS = /<mail-button href="(.+?)" label="(.+?)">\n/g;

/**
 * The mails as they are deployed: what stands between `<mail-content>` and its end, put into the one shell that our mails share, each
 * `<mail-button>` as the one button with its link as text below; shell and button themselves are not deployed. `[[title]]` and
 * `[[preview]]` (what a list of mails shows) are what `<mail-content title="..." preview="...">` names. Other HTML is left as it is.
 */
export function wrapMails(
  html: ReadonlyMap<string, string>,
  broken: Problem[],
): Map<string, string> {
  const [shell, button] = [html.get(SHELL), html.get(BUTTON)];
  const others = [...html].filter(([path]) => path !== SHELL && path !== BUTTON);
  return new Map(others.map(([path, text]) => [path, wrap(path, text)]));

  function wrap(path: string, text: string): string {
    if (!text.includes('<mail-content ')) return text;
    const refuse = (file: string, message: string) => {
      broken.push({ file, key: '', message });
      return text;
    };
    const parts = text.match(CONTENT);
    if (parts === null)
      return refuse(path, 'must name its title and preview, and end with </mail-content>');
    if (!shell?.includes(PLACE)) return refuse(SHELL, `has no ${PLACE.trim()} for ${path}`);
    if (button === undefined) return refuse(BUTTON, `is missing, for ${path}`);
    const [, before = '', title = '', preview = '', content = ''] = parts;
    const withButtons = content.replace(BUTTONS, (_, href: string, label: string) =>
      button.replaceAll('[[href]]', () => href).replace('[[label]]', () => label),
    );
    const named = shell.replaceAll('[[title]]', () => title).replace('[[preview]]', () => preview);
    return before + named.replace(PLACE, () => withButtons);
  }
}
