import { expect, test } from '@jest/globals';
import { judgeAudit } from '../../scripts/audit/judge-audit.ts';
import { findRandomTexts } from '../../scripts/build/find-random-texts.ts';

const weak = (severity: string) => ({ hono: { severity, range: '<4.13.0' } });

test('npm audit: a high or critical weakness is named, with what to update', () => {
  for (const severity of ['high', 'critical']) {
    expect(judgeAudit(JSON.stringify({ vulnerabilities: weak(severity) }))).toEqual({
      kind: 'weak',
      packages: [`hono <4.13.0: ${severity}`],
    });
  }
});

test('npm audit: lower levels and no weakness at all pass', () => {
  for (const vulnerabilities of [{}, weak('moderate'), weak('low')]) {
    expect(judgeAudit(JSON.stringify({ vulnerabilities }))).toEqual({ kind: 'clean' });
  }
});

test.each([
  ['a registry that refuses', '{"message":"405 Method Not Allowed","error":{"summary":""}}', '405'],
  ['no network', '{"error":{"code":"ENOTFOUND","summary":"getaddrinfo failed"}}', 'getaddrinfo'],
  ['no report', 'npm ERR!', 'no report'],
  ['nothing', '', 'no report'],
])('npm audit: %s is not taken for clean', (_, report, why) => {
  const verdict = judgeAudit(report);
  expect(verdict).toEqual({ kind: 'unknown', why: expect.stringContaining(why) });
});

test('a generated key in what is deployed is found by its line, an id of a customer is none', () => {
  const lines = [
    '"customer_id": "6f0d3b52-9a34-4c3e-8f57-0c8a3de1a001"',
    '"a perfectly ordinary sentence of the kind that texts are made of"',
    'const hex = "9f86d081884c7d659a2feaa0c55ad015"',
    '"client_secret": "@@PIM_CLIENT_SECRET@@"',
    'const key = "Zk3v8Qm1Rt6Yp0Lw9Xs2Bc7Nd4"',
  ];
  expect(findRandomTexts(lines.join('\n'))).toEqual([3, 5]);
});
