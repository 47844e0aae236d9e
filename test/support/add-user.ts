import type { TestWorld } from './start-world.ts';

const customers = {
  acme: '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001',
  umbra: '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a002',
} as const;

export interface NewUser {
  product: 'pim' | 'sdm';
  organization: keyof typeof customers;
  /** The username too, where the product has one. */
  name: string;
  email: string;
  password: string;
}

/** Adds a user to a product of an organization; returns its product account key. */
export async function addUser(world: TestWorld, user: NewUser): Promise<string> {
  const { product, organization, name } = user;
  const username = product === 'pim' ? { username: name } : {};
  const [id] = await world.addUser({ ...user, ...username, tryThis: '' });
  return `${product}|${customers[organization]}|${id}`;
}
