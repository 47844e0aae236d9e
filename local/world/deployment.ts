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

/** A deployment by an application of this world alone: its secret is new with every start. */
export function describeDeployment(
  parts: Pick<Deployment, 'root' | 'folder' | 'keywords'>,
  domain: string,
): Deployment {
  const random = (bytes: number) => randomBytes(bytes).toString('hex');
  return { ...parts, access: { domain, clientId: random(16), clientSecret: random(32) } };
}
