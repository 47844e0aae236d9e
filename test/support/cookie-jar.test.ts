import { expect, test } from '@jest/globals';
import { createCookieJar } from './cookie-jar.ts';

const tenant = new URL('http://localhost:4400/u/login');
const product = new URL('http://localhost:4401/acme/');

function answer(...cookies: string[]): Headers {
  return new Headers(cookies.map((cookie): [string, string] => ['set-cookie', cookie]));
}

test('a cookie of localhost goes to every port of it, and to no other host', () => {
  const jar = createCookieJar();
  jar.store(tenant, answer('did=1; Path=/; HttpOnly', 'auth0=a.b=; Path=/'));
  expect(jar.header(product)).toBe('did=1; auth0=a.b=');
  expect(jar.header(new URL('http://127.0.0.1:4400/'))).toBe('');
});

test('a later value replaces the earlier one, Max-Age=0 or a past Expires ends it', () => {
  const jar = createCookieJar();
  jar.store(tenant, answer('one=1; Path=/', 'two=1; Path=/', 'three=1; Path=/'));
  jar.store(product, answer('one=2; Path=/', 'two=; Max-Age=0; Path=/'));
  jar.store(product, answer('three=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'));
  expect(jar.header(tenant)).toBe('one=2');
});

test('a path holds what is below it alone; without one it is the folder of the page', () => {
  const jar = createCookieJar();
  jar.store(product, answer('deep=1; Path=/acme', 'folder=1'));
  jar.store(tenant, answer('login=1'));
  expect(jar.header(product)).toBe('deep=1; folder=1');
  expect(jar.header(new URL('http://localhost:4401/acmeen'))).toBe('');
  expect(jar.header(new URL('http://localhost:4400/u/custom-prompt/x'))).toBe('login=1');
});
