import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fields } from '../../apis/read-product-account.ts';
import type { Export } from './export-users.ts';

/**
 * `.local/report/<environment>/`: counters, and which export is under way. No personal data; it names customers, so it is for the eyes of its
 * user alone.
 */
export interface ReportFolder {
  path: string;
  /** The export of an earlier run of this tenant that did not come to its end. */
  readExport(tenant: string): Export | null;
  keepExport(tenant: string, begun: Export): Promise<void>;
  forgetExport(): void;
  /** All lines of the history, as they were appended; what cannot be read is left out. */
  readHistory(): AsyncIterable<unknown>;
  appendHistory(point: object): Promise<void>;
  /** Puts a whole file in its place, never half of one. */
  write(name: string, text: string): Promise<void>;
}

const [EXPORT, HISTORY] = ['export.json', 'history.ndjson'];
const PRIVATE = { mode: 0o600 };

export function openReportFolder(root: string, environment: string): ReportFolder {
  const path = join(root, '.local', 'report', environment);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const at = (name: string) => join(path, name);
  const write = async (name: string, text: string) => {
    await writeFile(at(`${name}.new`), text, PRIVATE);
    renameSync(at(`${name}.new`), at(name));
  };
  return {
    path,
    readExport(tenant) {
      if (!existsSync(at(EXPORT))) return null;
      const kept = parse(readFileSync(at(EXPORT), 'utf8'));
      const isOurs = kept.tenant === tenant && typeof kept.id === 'string';
      return isOurs && typeof kept.at === 'number' ? { id: String(kept.id), at: kept.at } : null;
    },
    keepExport: (tenant, begun) => write(EXPORT, JSON.stringify({ tenant, ...begun })),
    forgetExport: () => rmSync(at(EXPORT), { force: true }),
    async *readHistory() {
      if (!existsSync(at(HISTORY))) return;
      for await (const line of createInterface({ input: createReadStream(at(HISTORY)) })) {
        yield parse(line);
      }
    },
    appendHistory: (point) => appendFile(at(HISTORY), `${JSON.stringify(point)}\n`, PRIVATE),
    write,
  };
}

function parse(text: string): ReturnType<typeof fields> {
  try {
    return fields(JSON.parse(text));
  } catch {
    return {};
  }
}
