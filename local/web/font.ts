/** What the pages of the tenant, the products and the inbox are set in; nobody has to load anything. */
export const fontFamily = 'Lato, "Segoe UI", "Helvetica Neue", Arial, sans-serif';
