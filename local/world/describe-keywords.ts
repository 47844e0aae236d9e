import { randomBytes } from 'node:crypto';
import type { ProductName } from '../products/organization.ts';
import type { KeywordValues } from '../tenant/load/load-configuration.ts';

export type Urls = { tenant: string; management: string; inbox: string } & Record<
  ProductName,
  string
>;

/** What the environment `local` puts in for the markers of the build; see tenant/keywords.json. */
export function describeKeywords(local: {
  urls: Urls;
  keys: Record<ProductName, string>;
  organizations: string[];
  smtpPort: number;
}): KeywordValues {
  const { urls, keys, organizations, smtpPort } = local;
  const each = (product: ProductName, ...paths: string[]) =>
    organizations.flatMap((name) => paths.map((path) => `${urls[product]}/${name}${path}`));
  return {
    ISSUER: urls.tenant,
    MANAGEMENT_DOMAIN: urls.management,
    PIM_KEY: keys.pim,
    SDM_KEY: keys.sdm,
    ALLOW_LOOPBACK_HTTP: 'true',
    PIM_CALLBACKS: each('pim', '/callback'),
    PIM_LOGOUT_URLS: each('pim', '', '/'),
    PIM_LOGIN_URL: `${urls.pim}/login`,
    PIM_BACKCHANNEL_LOGOUT_URL: `${urls.pim}/backchannel-logout`,
    SDM_CALLBACKS: each('sdm', '/callback'),
    SDM_LOGOUT_URLS: each('sdm', '', '/'),
    SDM_LOGIN_URL: `${urls.sdm}/login`,
    SDM_BACKCHANNEL_LOGOUT_URL: `${urls.sdm}/backchannel-logout`,
    START_URL: `${urls.tenant}__local`,
    BRAND_ASSETS: `${urls.tenant}brand`,
    SUPPORT_EMAIL: 'support@akeneo.example',
    SUPPORT_URL: 'https://help.akeneo.example/',
    EMAIL_FROM: 'Akeneo <no-reply@akeneo.example>',
    SMTP_HOST: 'localhost',
    SMTP_PORT: smtpPort,
    SMTP_USER: 'tenant',
    SMTP_PASS: randomBytes(16).toString('hex'),
    LOCAL_PIM: urls.pim,
    LOCAL_SDM: urls.sdm,
  };
}
