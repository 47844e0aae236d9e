import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Types of which a Deploy CLI directory has a file, or a folder, for each resource, and where its name stands. */
const FOLDERS: Record<string, { folder: string; file: (entry: string) => string }> = {
  clients: { folder: 'clients', file: (entry) => entry },
  actions: { folder: 'actions', file: (entry) => entry },
  forms: { folder: 'forms', file: (entry) => entry },
  flows: { folder: 'flows', file: (entry) => entry },
  flowVaultConnections: { folder: 'flow-vault-connections', file: (entry) => entry },
  logStreams: { folder: 'log-streams', file: (entry) => entry },
  databases: { folder: 'database-connections', file: (entry) => join(entry, 'database.json') },
};

/** One such folder of a Deploy CLI directory; paths are relative to the directory. */
export interface ResourceFolder {
  type: string;
  path: string;
  /** The file or folder of each resource, and the JSON file in it. */
  resources: { path: string; json: string }[];
}

/** The folders of `directory` that hold a file, or a folder, for each resource. */
export function listResourceFolders(directory: string): ResourceFolder[] {
  return Object.entries(FOLDERS)
    .filter(([, { folder }]) => existsSync(join(directory, folder)))
    .map(([type, { folder, file }]) => ({
      type,
      path: folder,
      resources: readdirSync(join(directory, folder))
        .map((entry) => ({ path: join(folder, entry), json: join(folder, file(entry)) }))
        .filter(({ json }) => json.endsWith('.json') && existsSync(join(directory, json))),
    }));
}
