import type { Execution } from '../scripts/types.ts';

/** A product application of the local world. */
export interface ProductInWorld {
  id: string;
  name: string;
  url: string;
  running: boolean;
  /** Names of the organizations that have it. */
  organizations: string[];
  /** How many keys it was last given, and when by the clock of the world; absent while it has the one of its start. */
  keys?: { count: number; at: number };
}

/** One HTTP request that a script, an Action or a flow sent out of the tenant. It carries no header and no body. */
export interface OutsideCall {
  /** Unix milliseconds of the world's clock. */
  at: number;
  method: string;
  /** Without credentials; a query may name a person. */
  url: string;
  /** Absent when no answer came. */
  status?: number;
  ms: number;
  /** Who called: an Action's, a script's or a flow's name. */
  by?: string;
}

/** What the console shows and does beyond the tenant itself. */
export interface World {
  products: ProductInWorld[];
  inboxUrl: string;
  stopProduct(id: string): Promise<void>;
  startProduct(id: string): Promise<void>;
  /** Lets a product accept the keys that it has to know by now; absent where no file says which. Throws where that makes no sense. */
  giveKeys?(id: string): void;
  /** Since the start or the last `resetCalls`, oldest first. */
  calls(): OutsideCall[];
  resetCalls(): void;
  /** Runs of Actions and database scripts, oldest first, if the world keeps them. */
  executions?(): Execution[];
}
