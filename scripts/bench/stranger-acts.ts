import { addresses } from '../../test/support/addresses.ts';
import { createPerson, signIn } from '../../test/support/http-person.ts';
import type { HttpTab } from '../../test/support/http-tab.ts';
import { ordinaryPim } from '../../test/support/newcomers.ts';
import { findLink } from '../../test/support/read-html.ts';
import type { TestWorld } from '../../test/support/start-world.ts';
import { openStranger, type Stranger } from '../../test/support/stranger.ts';
import { enterAs, openProductLogin } from '../../test/support/stranger-walks.ts';
import { time } from './measure.ts';

const wrong = 'Not-The-Password-1!';

/** What may be behind an address. */
export interface Kind {
  title: string;
  typed: string;
}

/** Something that a stranger can do with an address. */
export interface StrangerAct {
  name: string;
  /** The first one is nobody's. */
  kinds: Kind[];
  /** For which of them `get_user` is the last script that runs, each time. */
  asksGetUser?: string[];
  /** Goes to the page where it can be done eight times, as the limits allow; then each call does it and gives its milliseconds. */
  open(kind: Kind): Promise<() => Promise<number>>;
}

/** Auth0 asks the scripts about these. */
const judgedByScripts = [
  ...['nobody’s', 'nobody’s either', 'in PIM', 'in SDM', 'in both', 'disabled in PIM'],
  'merged into another account',
];

/** The acts whose time is ours to even out, for people at acme. */
export async function listActs(world: TestWorld): Promise<StrangerAct[]> {
  const known = new Map([['nobody’s either', 'band@acme.example']]);
  for (const [index, { title, arrive }] of addresses.entries())
    known.set(title, await arrive(world, `band-${index}`));
  const pick = (titles: readonly string[]) =>
    titles.map((title) => ({ title, typed: known.get(title) ?? '' }));
  const judged = pick([...judgedByScripts, 'migrated']);
  return [
    { name: 'A wrong password', kinds: judged, open: await openLogin(world) },
    {
      name: 'A reset',
      kinds: judged,
      asksGetUser: judgedByScripts,
      open: await openReset(world),
    },
    ...(['verify', 'reset'] as const).map((what) => ({
      name: what === 'verify' ? 'Link your account.' : 'Link your account., a reset',
      kinds: pick(['nobody’s', 'nobody’s either', 'in SDM', 'in both', 'linked']),
      open: openLinkForm(world, what),
    })),
  ];
}

async function openLogin(world: TestWorld): Promise<StrangerAct['open']> {
  const open = await openPassword(world);
  return async ({ typed }) => {
    const { tab } = await open(typed);
    return () => time(() => tab.press('default', { password: wrong }));
  };
}

async function openReset(world: TestWorld): Promise<StrangerAct['open']> {
  const open = await openPassword(world);
  return async ({ typed }) => {
    const { tab } = await open(typed);
    const link = findLink(tab.page().html, '/u/reset-password/request') ?? '';
    await tab.go(new URL(link, tab.page().url).href);
    await tab.press('default', { username: typed });
    return () => time(() => tab.press('resend-email-action'));
  };
}

async function openPassword(world: TestWorld): Promise<(typed: string) => Promise<Stranger>> {
  const start = await openProductLogin(world, 'pim', 'acme');
  return async (typed) => {
    const stranger = openStranger(typed);
    await start(stranger);
    await stranger.tab.press('default', { username: typed });
    return stranger;
  };
}

/** A thief has an account of their own, and ten tries a day. */
function openLinkForm(world: TestWorld, what: 'verify' | 'reset'): StrangerAct['open'] {
  const thieves = new Map<string, Promise<{ email: string; password: string }>>();
  const inviteThief = async (name: string) => {
    const { who, email } = await ordinaryPim.arrive(world, name);
    await signIn(world, await createPerson(world), who);
    return { email, password: who.password };
  };
  return async ({ title, typed }) => {
    const thief = thieves.get(title) ?? inviteThief(`thief-${what}-${thieves.size}`);
    thieves.set(title, thief);
    const { email: identifier, password } = await thief;
    const stranger = openStranger(typed);
    const sdm = { product: 'sdm', organization: 'acme' } as const;
    await enterAs(world, stranger, { ...sdm, identifier, password });
    const { tab } = stranger;
    return what === 'verify'
      ? () => time(() => tab.press('default', { identifier: typed, password: wrong }))
      : () => timeProductReset(tab, typed);
  };
}

async function timeProductReset(tab: HttpTab, typed: string): Promise<number> {
  await tab.press('component:link_forgot');
  const ms = await time(() => tab.press('default', { reset_email: typed }));
  await tab.press('component:inbox_back');
  return ms;
}
