/** One thing that a step of a sign-in asks, in order. */
export type Ask =
  /** The Authentication API, by a browser, by a product, or by Auth0 itself around a database script. */
  | { kind: 'authentication' }
  /** `isSlot`: it makes what `npm run support -- sweep-limits` deletes later. */
  | { kind: 'management'; method: string; path: string; isSlot: boolean }
  /** One round trip to a product; look-ups that go out together are one. */
  | { kind: 'product' };

/** From one press of a person to the next page. */
export interface Step {
  name: string;
  /** Whether they had to find a mail first. */
  afterMail: boolean;
  asks: Ask[];
}

/** What becomes of a sign-in of which one call at the Management API is answered with 429. */
export type Refusal =
  /** Nobody notices: the call was for something that a later sign-in does. */
  | { kind: 'in' }
  /**
   * `seen`: the page, and its message or the reason id that the product shows. `stays`: they can press again; else they have to
   * come again. `rest`: what it takes from there.
   */
  | { kind: 'again'; seen: string; stays: boolean; rest: Step[] };

/** One way to come over, as it was measured. */
export interface Path {
  title: string;
  steps: Step[];
  /** One for each call at the Management API, in their order. */
  refusals: Refusal[];
}
