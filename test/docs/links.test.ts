import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOMS = [
  'docs',
  'docs/decisions',
  'local',
  'local/products',
  'local/tenant',
  'test/journeys',
];

const pages = ['.', ...ROOMS].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** The anchors of a page's headings, as a forge makes them. */
function listAnchors(page: string): string[] {
  return [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(target)) return false;
  return anchor === undefined || listAnchors(target).includes(anchor);
}

test('every link of every page, and every picture, leads to a file and a heading that exist', () => {
  const links = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => ({
      page,
      link,
    })),
  );
  const ours = links.filter(({ link }) => !/^[a-z]+:/.test(link));
  expect(ours.length).toBeGreaterThan(50);
  expect(ours.filter(({ page, link }) => !leadsSomewhere(page, link))).toEqual([]);
});
