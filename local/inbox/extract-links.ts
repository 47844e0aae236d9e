/** The http and https links of a mail, HTML part first, each once. */
export function extractLinks(html: string | undefined, text: string | undefined): string[] {
  const found = [...hrefs(html ?? ''), ...plainUrls(text ?? '')];
  return [...new Set(found)].filter(isWebUrl);
}

function hrefs(html: string): string[] {
  const visible = html.replace(/<!--[\s\S]*?(-->|$)/g, '');
  const anchors = visible.matchAll(
    /<a\s(?:[^>]*?\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi,
  );
  return [...anchors].map((match) => decodeEntities(match[1] ?? match[2] ?? match[3] ?? '').trim());
}

function plainUrls(text: string): string[] {
  const urls = text.match(/https?:\/\/[^\s<>"']+/gi) ?? [];
  // A full stop or bracket after a link belongs to the sentence around it.
  return urls.map((url) => url.replace(/[.,;:!?)\]]+$/, ''));
}

const namedEntities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex, decimal, name) => {
      if (name) return namedEntities[name.toLowerCase()] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

function isWebUrl(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
