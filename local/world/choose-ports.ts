import type { Ports } from '../world.ts';
import type { Listener } from './listen.ts';

/** Where these listen. */
export function readPorts(
  listeners: Record<Exclude<keyof Ports, 'smtp'>, Listener>,
): Omit<Ports, 'smtp'> {
  const { tenant, management, pim, sdm, inbox } = listeners;
  return {
    tenant: tenant.port,
    management: management.port,
    pim: pim.port,
    sdm: sdm.port,
    inbox: inbox.port,
  };
}

/** Addresses are all over what is kept: grants, callbacks, tokens. Throws where another port is wanted; 0 wants none. */
export function choosePorts(wanted: Ports, kept: Ports, folder = ''): Ports {
  const names = Object.keys(kept) as (keyof Ports)[];
  if (names.every((name) => wanted[name] === 0 || wanted[name] === kept[name])) return kept;
  const settings = names.map((name) => `${name.toUpperCase()}_PORT=${kept[name]}`).join(' ');
  throw new Error(
    `${folder} belongs to a world at other ports: start with ${settings}, or name another folder`,
  );
}
