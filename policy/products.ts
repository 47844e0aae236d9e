interface ProductEntry {
  /** As people read it on pages, in mails and in texts. */
  name: string;
  /** Where an organization's metadata says at which URL the product is. */
  urlKey: string;
  /** The secret that signs our requests to the product identity API. */
  keySecret: string;
  /** The secret that names its form *Link your account.* */
  linkForm: string;
  /** What its users may type to say who they are. */
  identifiers: readonly ('email' | 'username')[];
}

/** The one list of products, in the order in which they are asked. A third product is one more entry. */
export const PRODUCTS = {
  pim: {
    name: 'Akeneo PIM',
    urlKey: 'pim_url',
    keySecret: 'PIM_KEY',
    linkForm: 'LINK_PIM_FORM',
    identifiers: ['email', 'username'],
  },
  sdm: {
    name: 'Supplier Data Manager',
    urlKey: 'sdm_url',
    keySecret: 'SDM_KEY',
    linkForm: 'LINK_SDM_FORM',
    identifiers: ['email'],
  },
} as const satisfies Record<string, ProductEntry>;

export type ProductId = keyof typeof PRODUCTS;

export const PRODUCT_IDS = Object.keys(PRODUCTS) as ProductId[];

/** Narrows a text that came from outside. */
export function isProductId(text: unknown): text is ProductId {
  return typeof text === 'string' && Object.hasOwn(PRODUCTS, text);
}

/** Whether people of this product may sign in with this sort of identifier. */
export function takesIdentifier(product: ProductId, kind: 'email' | 'username'): boolean {
  const identifiers: readonly string[] = PRODUCTS[product].identifiers;
  return identifiers.includes(kind);
}
