/** The Liquid that Auth0 documents for emails: https://auth0.com/docs/customize/email/email-templates/supported-liquid-syntax */

const tags =
  'for cycle tablerow if unless elsif else case when assign increment decrement include layout raw comment debug';

const filters =
  'plus minus modulo times floor ceil round divided_by abs at_least at_most append prepend capitalize upcase downcase strip ' +
  'lstrip rstrip strip_newlines split replace replace_first remove remove_first truncate truncatewords escape escape_once ' +
  'url_encode url_decode strip_html newline_to_br slice map sort sort_natural first last join reverse size date default';

export const supportedTags: ReadonlySet<string> = new Set(tags.split(' '));
export const supportedFilters: ReadonlySet<string> = new Set(filters.split(' '));
