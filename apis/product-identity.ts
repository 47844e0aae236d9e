import { randomUUID } from 'node:crypto';
import type { LookUp, NoAnswer, Verification } from '../policy/product-account.ts';
import type { ProductId } from '../policy/products.ts';
import type { Guard } from './global-circuits.ts';
import { type Answered, type JsonAnswer, type JsonRequest, requestJson } from './http.ts';
import { fields, readProductAccount } from './read-product-account.ts';
import { signToken } from './sign-token.ts';

/** One product of one customer, and how we prove to it who we are. */
export interface Product {
  id: ProductId;
  /** As in the organization's metadata, without a final slash. */
  url: string;
  /** The tenant's issuer, with its final slash. */
  issuer: string;
  /** HS256 key of the product. */
  key: string;
  /** When the run began, in Unix milliseconds. */
  now: number;
}

/** A product that can be called; every request gets a token of its own. */
export interface ConnectedProduct extends Product {
  createId: () => string;
  deadlineMs: number;
  /** Decides whether a call goes out at all. */
  guard: Guard;
}

export type Reset = { kind: 'accepted' } | NoAnswer;
/** `no_such_account`: the product has deleted it. */
type NotHeld = { kind: 'held_by_another' } | { kind: 'no_such_account' };
export type Claim = { kind: 'claimed' } | NotHeld | NoAnswer;
export type Release = { kind: 'released' } | NotHeld | NoAnswer;

const DEADLINE_MS = 3000;
const TOKEN_LIFE_SECONDS = 60;
const MALFORMED: NoAnswer = { kind: 'unavailable', why: 'malformed' };
const REJECTIONS = { 401: 'wrong', 403: 'disabled', 423: 'locked' } as const;

/** The product as the functions below call it: fresh ids, three seconds for each answer, every call goes out. */
export function connectProduct(product: Product): ConnectedProduct {
  return {
    ...product,
    createId: randomUUID,
    deadlineMs: DEADLINE_MS,
    guard: (send) => send(),
  };
}

/** Is this the password of this person? Never retried: the product counts the tries. */
export async function verify(
  product: ConnectedProduct,
  identifier: string,
  password: string,
): Promise<Verification> {
  const answer = await call(product, 'POST', 'credentials/verify', { identifier, password });
  if (answer.kind === 'unavailable') return answer;
  const reason = readRejection(answer);
  if (reason !== null) return { kind: 'rejected', reason };
  if (answer.status !== 200) return readRefusal(answer);
  const account = readProductAccount(fields(answer.body).account);
  return account === null ? MALFORMED : { kind: 'valid', account };
}

/** The account of an identifier, without a password. Whether it is the one that was typed is for `policy/` to judge. */
export async function lookUp(product: ConnectedProduct, identifier: string): Promise<LookUp> {
  const path = `accounts?${new URLSearchParams({ identifier })}`;
  const answer = await callTwice(product, 'GET', path);
  if (answer.kind === 'unavailable') return answer;
  if (answer.status !== 200) return readRefusal(answer);
  const { accounts } = fields(answer.body);
  if (!Array.isArray(accounts) || accounts.length > 1) {
    return MALFORMED;
  }
  if (accounts.length === 0) return { kind: 'nobody' };
  const account = readProductAccount(accounts[0]);
  return account === null ? MALFORMED : { kind: 'found', account };
}

/** Asks the product to mail its own reset link; it answers the same whoever the identifier is. */
export async function requestPasswordReset(
  product: ConnectedProduct,
  identifier: string,
): Promise<Reset> {
  const answer = await call(product, 'POST', 'password-reset', { identifier });
  if (answer.kind === 'unavailable') return answer;
  return answer.status === 202 ? { kind: 'accepted' } : readRefusal(answer);
}

/** Makes `account` (an Auth0 user id) the holder of the product account `id`. Safe to repeat. */
export async function claim(
  product: ConnectedProduct,
  id: string,
  account: string,
): Promise<Claim> {
  const answer = await callTwice(product, 'PUT', claimPath(id), { account });
  if (answer.kind === 'unavailable') return answer;
  if (answer.status === 204) return { kind: 'claimed' };
  return readNotHeld(answer);
}

/** Lets go of the product account `id` if `account` holds it. Safe to repeat. */
export async function release(
  product: ConnectedProduct,
  id: string,
  account: string,
): Promise<Release> {
  const answer = await callTwice(product, 'DELETE', claimPath(id), { account });
  if (answer.kind === 'unavailable') return answer;
  if (answer.status === 204) return { kind: 'released' };
  return readNotHeld(answer);
}

async function call(
  { url, issuer, key, now, createId, deadlineMs, guard }: ConnectedProduct,
  method: JsonRequest['method'],
  path: string,
  body?: object,
): Promise<JsonAnswer> {
  const iat = Math.floor(now / 1000);
  const claims = { iss: issuer, aud: url, iat, exp: iat + TOKEN_LIFE_SECONDS, jti: createId() };
  return guard(() =>
    requestJson({
      method,
      url: `${url}/identity/v1/${path}`,
      headers: { authorization: `Bearer ${signToken(claims, key)}` },
      body,
      deadlineMs,
    }),
  );
}

/**
 * Once more where there was no answer; not after 429, which asks for the contrary. Somebody waits for a look-up, and one deadline
 * is long enough; a claim that was not answered may have been carried out.
 */
async function callTwice(...request: Parameters<typeof call>): Promise<JsonAnswer> {
  const first = await call(...request);
  if (first.kind !== 'unavailable' || first.why === 'throttled') return first;
  const [, method] = request;
  return method === 'GET' && first.why === 'timeout' ? first : call(...request);
}

/** A status alone may come from any proxy on the way: only the problem type says that the *person* is refused. */
function readRejection({ status, body }: Answered): 'wrong' | 'disabled' | 'locked' | null {
  if (status !== 401 && status !== 403 && status !== 423) return null;
  const reason = REJECTIONS[status];
  const { type } = fields(body);
  return typeof type === 'string' && type.endsWith(`/credentials/${reason}`) ? reason : null;
}

/** 404 alone may mean that the product does not serve this customer, or the address is wrong. */
function readNotHeld(answer: Answered): NotHeld | NoAnswer {
  if (answer.status === 409) return { kind: 'held_by_another' };
  const { type } = fields(answer.body);
  const isGone =
    answer.status === 404 && typeof type === 'string' && type.endsWith('/accounts/unknown');
  return isGone ? { kind: 'no_such_account' } : readRefusal(answer);
}

function readRefusal({ status }: Answered): NoAnswer {
  return status < 300 ? MALFORMED : { kind: 'misconfigured', status };
}

function claimPath(id: string): string {
  return `accounts/${encodeURIComponent(id)}/product-cloud`;
}
