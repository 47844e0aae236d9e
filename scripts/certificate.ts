import { X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCA, createCert } from 'mkcert';

/** Paths of PEM files: `ca` is what NODE_EXTRA_CA_CERTS must name in every process that calls the Management API. */
export interface CertificateFiles {
  ca: string;
  key: string;
  cert: string;
}

const DAY_MS = 24 * 3600 * 1000;
const VALID_DAYS = 365;
const RENEW_BEFORE_DAYS = 30;
const HOSTS = ['localhost', '127.0.0.1'];

/**
 * Promises a certificate for localhost and 127.0.0.1, signed by a CA of its own, in `<folder>/certificate/`.
 * What is there is kept while it is whole and has 30 days left; `now` in milliseconds.
 */
export async function ensureCertificate(
  folder: string,
  now = Date.now(),
): Promise<CertificateFiles> {
  const home = join(folder, 'certificate');
  const files = {
    ca: join(home, 'ca.pem'),
    key: join(home, 'key.pem'),
    cert: join(home, 'cert.pem'),
  };
  if (!(await isUsable(files, now))) await make(folder, home);
  return files;
}

async function isUsable(files: CertificateFiles, now: number): Promise<boolean> {
  try {
    const [ca, cert] = [
      new X509Certificate(await readFile(files.ca)),
      new X509Certificate(await readFile(files.cert)),
    ];
    await readFile(files.key);
    const remainingMs = Math.min(...[ca, cert].map((one) => Date.parse(one.validTo))) - now;
    return cert.verify(ca.publicKey) && remainingMs > RENEW_BEFORE_DAYS * DAY_MS;
  } catch {
    return false;
  }
}

async function make(folder: string, home: string): Promise<void> {
  const ca = await createCA({
    organization: 'Akeneo Product Cloud local tenant',
    countryCode: 'FR',
    state: 'Loire-Atlantique',
    locality: 'Nantes',
    validity: VALID_DAYS,
  });
  const leaf = await createCert({ ca, domains: HOSTS, validity: VALID_DAYS });
  await mkdir(folder, { recursive: true });
  const fresh = await mkdtemp(join(folder, 'certificate-'));
  // The CA's key is not kept: nobody can sign another name with what this machine was told to trust.
  await writeFile(join(fresh, 'ca.pem'), ca.cert);
  await writeFile(join(fresh, 'cert.pem'), leaf.cert);
  await writeFile(join(fresh, 'key.pem'), leaf.key, { mode: 0o600 });
  await rm(home, { recursive: true, force: true });
  try {
    await rename(fresh, home);
  } catch {
    // Another process finished first: its set is as good, and the two must not be mixed.
    await rm(fresh, { recursive: true, force: true });
  }
}
