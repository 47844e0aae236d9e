import type { MiddlewareHandler } from 'hono';
import { listUsers } from '../database/find-user.ts';
import type { ProductUser } from '../database/product-user.ts';
import { readIdentityKey } from '../identity-api/read-identity-key.ts';
import type { ProductOrganization } from '../organization.ts';
import type { Product } from '../product.ts';
import { addUsers, type SeedUser } from '../seed-user.ts';
import { callOfPath, type Fault, type IdentityCall } from './faults.ts';
import { playFault } from './play-fault.ts';

/** One call of the identity API. */
export interface RecordedCall {
  method: string;
  /** Without the query, which may hold an identifier. */
  path: string;
  /** 0 while unanswered, and for good when the socket was closed. */
  status: number;
}

/** The hand of tests and of the console; no route of the product leads here. */
export interface ProductControl {
  setFault(fault: Fault | null): void;
  fault(): Fault | null;
  /** Calls of the identity API since the start or the last `reset`, oldest first. */
  calls(): RecordedCall[];
  /** Forgets fault and calls, and lets go of what hangs. Users and sessions stay. */
  reset(): void;
  /** Everybody of an organization as the database has them. Throws for a name the product does not serve. */
  users(organization: string): ProductUser[];
  /** More people of one organization; returns their ids. Throws for one of another product or organization. */
  addUsers(organization: string, seeds: readonly SeedUser[]): Promise<number[]>;
  /** What an administrator of the product can do: nothing of this user is left. */
  removeUser(organization: string, id: number): void;
  setEnabled(organization: string, id: number, enabled: boolean): void;
  setEmail(organization: string, id: number, email: string): void;
  setResetAnswers(answers: Product['resetAnswers']): void;
  /** From now on the identity API accepts these keys and no others. Throws where one is too short. */
  acceptKeys(keys: readonly string[]): void;
}

/** The control and the middleware in front of the identity API that obeys it. */
export function createControl(product: Product): {
  control: ProductControl;
  middleware: MiddlewareHandler;
} {
  let fault: Fault | null = null;
  let timesLeft = Number.POSITIVE_INFINITY;
  let recorded: RecordedCall[] = [];
  let hold = createHold();

  function takeFault(call: IdentityCall | null): Fault | null {
    if (!fault || timesLeft <= 0 || (fault.call && fault.call !== call)) return null;
    timesLeft -= 1;
    return fault;
  }

  const middleware: MiddlewareHandler = async (c, next) => {
    const call: RecordedCall = { method: c.req.method, path: c.req.path, status: 0 };
    recorded.push(call);
    const taken = takeFault(callOfPath(c.req.path));
    if (taken) c.res = await playFault(c, next, taken, hold.released);
    else await next();
    if (!c.res.headers.has('x-hono-already-sent')) call.status = c.res.status;
  };

  const control: ProductControl = {
    setFault(wanted) {
      fault = wanted;
      timesLeft = wanted?.times ?? Number.POSITIVE_INFINITY;
    },
    fault: () => fault,
    calls: () => recorded.map((call) => ({ ...call })),
    reset() {
      control.setFault(null);
      recorded = [];
      hold.release();
      hold = createHold();
    },
    users: (name) => listUsers(product.database, organizationNamed(product, name).customer_id),
    async addUsers(name, seeds) {
      for (const seed of seeds)
        if (seed.product !== product.rules.product || seed.organization !== name)
          throw new Error(`${seed.name} is no user of ${product.rules.name} at ${name}`);
      const organization = organizationNamed(product, name);
      return addUsers(product.database, product.rules, organization, seeds);
    },
    removeUser(name, id) {
      const { customer_id } = organizationNamed(product, name);
      for (const table of ['history_entries', 'sessions'])
        product.database.run(`DELETE FROM ${table} WHERE customer_id = ? AND user_id = ?`, [
          customer_id,
          id,
        ]);
      product.database.run('DELETE FROM users WHERE customer_id = ? AND id = ?', [customer_id, id]);
    },
    setEnabled(name, id, enabled) {
      const { customer_id } = organizationNamed(product, name);
      product.database.run('UPDATE users SET enabled = ? WHERE customer_id = ? AND id = ?', [
        enabled,
        customer_id,
        id,
      ]);
    },
    setEmail(name, id, email) {
      const { customer_id } = organizationNamed(product, name);
      product.database.run(
        'UPDATE users SET email = ?, email_folded = ? WHERE customer_id = ? AND id = ?',
        [email, product.rules.fold(email), customer_id, id],
      );
    },
    setResetAnswers(answers) {
      product.resetAnswers = answers;
    },
    acceptKeys(keys) {
      product.identityKeys = keys.map(readIdentityKey);
    },
  };
  return { control, middleware };
}

function createHold(): { released: Promise<void>; release(): void } {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { released, release };
}

function organizationNamed(product: Product, name: string): ProductOrganization {
  const organization = product.organizations.find((one) => one.name === name);
  if (!organization) throw new Error(`${product.rules.name} has no organization ${name}`);
  return organization;
}
