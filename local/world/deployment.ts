import { randomBytes } from 'node:crypto';
import type { KeywordValues } from '../tenant/load/load-configuration.ts';

/** What a deploy into this world needs to know. */
export interface Deployment {
  root: string;
  /** The Deploy CLI directory. */
  folder: string;
  /** The application that deploys, at the Management API of `domain`. */
  access: { domain: string; clientId: string; clientSecret: string };
  keywords: KeywordValues;
}

/** The application that deploys, in this world alone: its secret is new with every one. */
export function createAccess(domain: string): Deployment['access'] {
  const random = (bytes: number) => randomBytes(bytes).toString('hex');
  return { domain, clientId: random(16), clientSecret: random(32) };
}
