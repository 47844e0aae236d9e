import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createManagementApi } from '../../local/tenant/management-api/create-management-api.ts';
import { createOauthApp } from '../../local/tenant/oauth/create-oauth-app.ts';
import { verifyAccessToken } from '../../local/tenant/oauth/verify-access-token.ts';
import type { Tenant } from '../../local/tenant/tenant.ts';
import { ensureCertificate } from '../../scripts/certificate.ts';
import { extension } from './fixture.ts';

/** Serves a tenant's Management API and token endpoint over https, for programs that bring the real SDK. */
export async function serveApi(tenant: Tenant, scope: string[], folder: string) {
  const files = await ensureCertificate(folder);
  const server = serve({
    port: 0,
    hostname: 'localhost',
    fetch: (request, env) => app.fetch(request, env),
    createServer,
    serverOptions: { key: readFileSync(files.key), cert: readFileSync(files.cert) },
  });
  await new Promise((done) => server.once('listening', done));
  tenant.managementDomain = `localhost:${(server.address() as AddressInfo).port}`;
  const audience = `https://${tenant.managementDomain}/api/v2/`;
  tenant.configuration.clientGrants = [
    { id: 'cgr_extension', client_id: extension.client_id, audience, scope },
  ];
  const oauth = createOauthApp(tenant, {
    runPostLogin: () => Promise.reject(new Error('nobody signs in here')),
  });
  const app = new Hono();
  app.route('/', createManagementApi(tenant, { verifyAccessToken }));
  app.post('/oauth/token', (c) => oauth.fetch(c.req.raw, c.env));
  return {
    close: () => server.close(),
    /** Node reads NODE_EXTRA_CA_CERTS when it starts: the SDK has to run in a process of its own. Answers what it prints. */
    run: (args: readonly string[], input = ''): Promise<string> =>
      new Promise((done) => {
        const child = spawn(process.execPath, [...args], {
          env: { PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: files.ca },
        });
        let text = '';
        for (const stream of [child.stdout, child.stderr]) {
          stream.on('data', (part) => {
            text += part;
          });
        }
        child.on('close', () => done(text.trim()));
        child.stdin.end(input);
      }),
  };
}
