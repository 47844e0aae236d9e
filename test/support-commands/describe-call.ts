/** `PATCH users auth0|...`, `DELETE product-cloud`: a call of the world's record as a line. */
export function describeCall({ method, url }: { method: string; url: string }): string {
  const path = decodeURIComponent(new URL(url).pathname);
  const call = path.replace('/api/v2/', '').replace(/con_\w+\//, '');
  return `${method} ${path.startsWith('/api/') ? call.replaceAll('/', ' ') : path.split('/').at(-1)}`;
}
