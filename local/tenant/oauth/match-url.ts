const placeholder = '{organization_name}';

/**
 * Whether a URL is one that an application allows: the very same string, or the same after `{organization_name}` in the
 * first label of the allowed host was replaced by one of the names.
 */
export function matchUrl(url: string, allowed: string[], organizationNames: string[]): boolean {
  return allowed.some(
    (pattern) =>
      (pattern === url && !pattern.includes(placeholder)) ||
      organizationNames.some((name) => expandPlaceholder(pattern, name) === url),
  );
}

function expandPlaceholder(pattern: string, name: string): string | undefined {
  const [, scheme, firstLabel, rest] = /^(https?:\/\/)([^./:?#]+)(\..*)$/.exec(pattern) ?? [];
  if (scheme === undefined || firstLabel === undefined || rest === undefined) return undefined;
  // Auth0 knows the placeholder once and nowhere else, above all not in a path.
  if (!firstLabel.includes(placeholder) || rest.includes(placeholder)) return undefined;
  return scheme + firstLabel.replace(placeholder, name) + rest;
}
