/** What `npm audit --json` said. */
export type Audit =
  | { kind: 'clean' }
  /** One line for each package with a weakness of level high or critical. */
  | { kind: 'weak'; packages: string[] }
  /** No network, or a registry that answers no advisories. */
  | { kind: 'unknown'; why: string };

type Report = {
  error?: { summary?: string; code?: string };
  message?: string;
  vulnerabilities?: Record<string, { severity: string; range: string }>;
};

const MATTERS = ['high', 'critical'];

/** Reads npm's report. Only a report of vulnerabilities counts as an answer: everything else is `unknown`, never `clean`. */
export function judgeAudit(report: string): Audit {
  const { vulnerabilities, error, message } = parse(report);
  if (vulnerabilities === undefined) {
    return { kind: 'unknown', why: message || error?.summary || error?.code || 'no report' };
  }
  const packages = Object.entries(vulnerabilities)
    .filter(([, { severity }]) => MATTERS.includes(severity))
    .map(([name, { severity, range }]) => `${name} ${range}: ${severity}`);
  return packages.length > 0 ? { kind: 'weak', packages } : { kind: 'clean' };
}

function parse(report: string): Report {
  try {
    return JSON.parse(report) as Report;
  } catch {
    return {};
  }
}
