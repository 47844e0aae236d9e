import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chooseReturn } from '../../policy/choose-return.ts';

const metadata = {
  customer_id: '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001',
  rollout: 'on',
  pim_url: 'https://acme.pim.example',
  sdm_url: 'https://sdm.example/acme',
};

test('a reset leads back to the product it was asked for, in its organization', () => {
  expect(chooseReturn('pim', metadata, false)).toEqual({
    kind: 'product',
    url: 'https://acme.pim.example/',
  });
  expect(chooseReturn('sdm', metadata, false)).toEqual({
    kind: 'product',
    url: 'https://sdm.example/acme/',
  });
});

test('without organization, or for an application or a URL that is none of a product: the default login route', () => {
  const { sdm_url: _, ...pimOnly } = metadata;
  for (const [product, given] of [
    ['pim', undefined],
    ['sdm', pimOnly],
    [undefined, metadata],
    ['__proto__', metadata],
    ['pim', { ...metadata, pim_url: 'http://acme.pim.example' }],
    ['pim', { ...metadata, pim_url: 'javascript:alert(1)' }],
    ['pim', { ...metadata, pim_url: 'https://acme.pim.example?next=https://evil.example' }],
  ] as const)
    expect(chooseReturn(product, given, false)).toEqual({ kind: 'default_login_route' });
});

test('whatever the metadata, the address begins with the URL in it', () => {
  fc.assert(
    fc.property(fc.anything(), fc.oneof(fc.webUrl(), fc.string()), (product, pim_url) => {
      const chosen = chooseReturn(product, { ...metadata, pim_url }, false);
      if (chosen.kind === 'product')
        expect([`${pim_url}/`, `${metadata.sdm_url}/`]).toContain(chosen.url);
    }),
  );
});
