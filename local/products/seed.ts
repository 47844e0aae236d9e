import type { ProductName } from './organization.ts';
import type { SeedUser } from './seed-user.ts';

/** The customers of the local world; `auth0_organization_id` is the tenant's to give. */
export const seedOrganizations: {
  name: string;
  display_name: string;
  customer_id: string;
  products: ProductName[];
  rollout: 'on' | 'off';
}[] = [
  {
    name: 'acme',
    display_name: 'Acme Retail',
    customer_id: '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001',
    products: ['pim', 'sdm'],
    rollout: 'on',
  },
  {
    name: 'umbra',
    display_name: 'Umbra Lighting',
    customer_id: '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a002',
    products: ['pim'],
    rollout: 'on',
  },
  {
    name: 'nordic',
    display_name: 'Nordic Tools',
    customer_id: '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a003',
    products: ['sdm'],
    rollout: 'on',
  },
  {
    name: 'legacy',
    display_name: 'Legacy Foods',
    customer_id: '6f0d3b52-9a34-4c3e-8f57-0c8a3de1a004',
    products: ['pim', 'sdm'],
    rollout: 'off',
  },
];

const inFrench = {
  locale: 'fr-FR',
  preferences: {
    default_locale: 'Français (France)',
    default_channel: 'Impression',
    default_view: 'Produits à traduire',
  },
};

const acmePim: Omit<SeedUser, 'organization' | 'product'>[] = [
  {
    name: 'Nora Lindqvist',
    email: 'nora.lindqvist@acme.example',
    username: 'nora',
    password: 'Copper!Kettle41',
    tryThis: 'The ordinary first sign-in: PIM only, the email is the work email. Keep it.',
    roles: ['Administrator', 'Catalog manager'],
  },
  {
    name: 'Tomás Becker',
    email: 'tomas.becker@acme.example',
    username: 'tbecker',
    password: 'Velvet!Harbour7',
    tryThis: 'Type the legacy username "tbecker" instead of an email.',
  },
  {
    name: 'Priya Raman',
    email: 'priya.raman@acme.example',
    username: 'priya',
    password: 'Maple#Orbit2024',
    tryThis: 'Same email in PIM and SDM: the password used first stays, and opens both.',
  },
  {
    name: 'Owen Clarke',
    email: 'owen.clarke@acme.example',
    username: 'oclarke',
    password: 'Granite*Lamp55',
    tryThis: 'Another email in SDM: two accounts until they are linked.',
  },
  {
    name: 'Victor Hale',
    email: 'victor@old-acme.example',
    username: 'vhale',
    password: 'Saffron^Bridge8',
    tryThis: 'PIM has an old address: confirm victor.hale@acme.example as the work email.',
  },
  {
    name: 'Dana Kim',
    email: 'dana.kim@agency.example',
    username: 'dkim',
    password: 'Walnut&Prism16',
    tryThis: 'Type nora.lindqvist@acme.example as work email once Nora has signed in: it is taken.',
  },
  {
    name: 'Camille Roux',
    email: 'camille.roux@consulting.example',
    username: 'camille',
    password: 'Indigo@Rocket33',
    tryThis: 'Consultant in acme and umbra: same email, another id and password in each.',
    roles: ['Consultant'],
  },
  {
    name: 'Ida Holm',
    email: 'ida.holm@acme.example',
    username: 'ida',
    password: 'ab',
    tryThis: 'A two-character password from older days still works for the first sign-in.',
  },
  {
    name: 'Marek Novák',
    email: 'marek.novak@acme.example',
    username: 'marek',
    password: 'sunshine',
    tryThis: 'Eight characters: enough for PIM, below the Product Cloud policy.',
  },
  {
    name: 'Peter Faber',
    email: 'peter.faber@acme.example',
    username: 'pfaber',
    password: 'Cobalt!Garden19',
    tryThis: 'Disabled in PIM: the right password does not get in.',
    disabled: true,
  },
  {
    name: 'Lena Brandt',
    email: 'lena.brandt@acme.example',
    username: 'lbrandt',
    password: 'Amber#Tunnel62',
    tryThis: 'Locked in PIM: the right password does not get in.',
    locked: true,
  },
  {
    name: 'Sofia Ricci',
    email: 'sofia.ricci@acme.example',
    username: 'sricci',
    password: null,
    tryThis: 'Signs in to PIM by single sign-on: no password, no way in here.',
  },
  {
    name: 'ERP connector',
    email: 'erp@integrations.acme.example',
    username: 'erp_connector',
    password: 'Bishop$Meadow27',
    tryThis: 'A PIM API user, not a person: refused.',
    userType: 'api',
    roles: ['API'],
    history: [],
  },
  {
    name: 'Nightly export',
    email: 'nightly-export@integrations.acme.example',
    username: 'nightly_export',
    password: 'Quartz$Ferry90',
    tryThis: 'A PIM job user, not a person: refused.',
    userType: 'job',
    roles: ['Jobs'],
    history: [],
  },
  {
    name: 'Grace Hall',
    email: 'grace.hall@acme.example',
    username: 'ghall',
    password: 'Lantern!Cedar14',
    tryThis:
      'Her email is the username of Gregor Hall: PIM fails on it, "temporarily unavailable".',
  },
  {
    name: 'Gregor Hall',
    email: 'gregor.hall@acme.example',
    username: 'grace.hall@acme.example',
    password: 'Pepper*Island48',
    tryThis: 'Has the email of Grace Hall as username; his own email signs in.',
  },
  {
    name: 'Amélie Lefèvre',
    email: 'amelie.lefevre@acme.example',
    username: 'amelie',
    password: 'Cerise&Moulin75',
    tryThis: 'French: set the browser to French and read pages and mails in French.',
    ...inFrench,
  },
  {
    name: 'Zoë Ångström-Núñez',
    email: 'zoe.angstrom@acme.example',
    username: 'zoë',
    password: 'Fjord^Señal2023',
    tryThis:
      'Accents in the name, the username "zoë" and the password. "zoe" is another spelling, not accepted.',
  },
  {
    name: 'Felix Wagner',
    email: 'felix.wagner@acme.example',
    username: 'fwagner',
    password: 'Juniper#Sail38',
    tryThis: 'Nobody in SDM yet: sign in to PIM, then open SDM.',
  },
];

const acmeSdm: Omit<SeedUser, 'organization' | 'product'>[] = [
  {
    name: 'Hanna Virtanen',
    email: 'hanna.virtanen@acme.example',
    password: 'Birch!Saddle29',
    tryThis: 'The ordinary first sign-in of SDM: no PIM account.',
    roles: ['Administrator'],
  },
  {
    name: 'Priya Raman',
    email: 'priya.raman@acme.example',
    password: 'Tundra*Violin84',
    tryThis: 'Same email in PIM and SDM: the password used first stays, and opens both.',
  },
  {
    name: 'Owen Clarke',
    email: 'o.clarke@acme-suppliers.example',
    password: 'Harvest@Cliff51',
    tryThis: 'The SDM half of Owen, under another email.',
  },
  {
    name: 'Karim Haddad',
    email: 'karim.haddad@acme.example',
    password: 'Opal^Windmill7',
    tryThis: 'Disabled in SDM: the right password does not get in.',
    disabled: true,
  },
  {
    name: 'Yuki Tanaka',
    email: 'yuki.tanaka@acme.example',
    password: 'Ginger&Canyon66',
    tryThis: 'Locked in SDM: the right password does not get in.',
    locked: true,
  },
  {
    name: 'Ravi Menon',
    email: 'ravi.menon@acme.example',
    password: null,
    tryThis: 'Signs in to SDM by single sign-on: no password, no way in here.',
  },
  {
    name: 'Éric Dubois',
    email: 'eric.dubois@acme.example',
    password: 'Lavande!Pont23',
    tryThis: 'French, SDM only.',
    locale: 'fr-FR',
    preferences: { language: 'Français', notifications: 'Immédiates' },
  },
  {
    name: 'Ana Sousa',
    email: 'ana.sousa@acme.example',
    password: 'summer2019',
    tryThis: 'A password older than the rule of SDM, below the Product Cloud policy.',
  },
];

const umbraPim: Omit<SeedUser, 'organization' | 'product'>[] = [
  {
    name: 'Ines Keller',
    email: 'ines.keller@umbra.example',
    username: 'ikeller',
    password: 'Marble#Dune70',
    tryThis: 'PIM of another customer: has the id 1, as Nora has at acme.',
  },
  {
    name: 'Camille Roux',
    email: 'camille.roux@consulting.example',
    username: 'camille',
    password: 'Sierra%Anchor88!',
    tryThis: 'Consultant in acme and umbra: same email, another id and password in each.',
    roles: ['Consultant'],
  },
  {
    name: 'Tara Becker',
    email: 'tara.becker@umbra.example',
    username: 'tbecker',
    password: 'Nectar!Plaza12',
    tryThis: 'The username "tbecker" again: another person than at acme.',
  },
];

const nordicSdm: Omit<SeedUser, 'organization' | 'product'>[] = [
  {
    name: 'Astrid Berg',
    email: 'astrid.berg@nordic.example',
    password: 'Glacier&Thread45',
    tryThis: 'The ordinary first sign-in where SDM is the only product.',
    roles: ['Administrator'],
  },
  {
    name: 'Jonas Øst',
    email: 'jonas.ost@nordic.example',
    password: 'Sparrow^Mint63',
    tryThis: 'Type another work email, then go back and type the right one.',
  },
];

const legacyPim: Omit<SeedUser, 'organization' | 'product'>[] = [
  {
    name: 'Ruth Okafor',
    email: 'ruth.okafor@legacy.example',
    username: 'rokafor',
    password: 'Tulip!Barrel37',
    tryThis: 'Not rolled out: the login page of PIM itself, by email or username.',
    roles: ['Administrator'],
  },
  {
    name: 'Luc Fontaine',
    email: 'luc.fontaine@legacy.example',
    username: 'lfontaine',
    password: 'Brume&Sentier94',
    tryThis: 'Not rolled out, French: click "Forgot your password?" twice within a day.',
    ...inFrench,
  },
  {
    name: 'Mona Petrov',
    email: 'mona.petrov@legacy.example',
    username: 'mpetrov',
    password: 'Falcon*Dough26',
    tryThis: 'Disabled: a password reset enables her again, as PIM does.',
    disabled: true,
  },
];

const legacySdm: Omit<SeedUser, 'organization' | 'product'>[] = [
  {
    name: 'Ruth Okafor',
    email: 'ruth.okafor@legacy.example',
    password: 'Cactus#Violet58',
    tryThis: 'Not rolled out: the login page of Supplier Data Manager itself, by email.',
    roles: ['Administrator'],
  },
];

/** Everybody in the local world, in the order that gives the ids: 1, 2, 3... per product and organization. */
export const seedUsers: SeedUser[] = [
  ...acmePim.map((user) => ({ ...user, organization: 'acme', product: 'pim' as const })),
  ...acmeSdm.map((user) => ({ ...user, organization: 'acme', product: 'sdm' as const })),
  ...umbraPim.map((user) => ({ ...user, organization: 'umbra', product: 'pim' as const })),
  ...nordicSdm.map((user) => ({ ...user, organization: 'nordic', product: 'sdm' as const })),
  ...legacyPim.map((user) => ({ ...user, organization: 'legacy', product: 'pim' as const })),
  ...legacySdm.map((user) => ({ ...user, organization: 'legacy', product: 'sdm' as const })),
];
