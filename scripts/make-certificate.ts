import { ensureCertificate } from './certificate.ts';

await ensureCertificate('.local');
