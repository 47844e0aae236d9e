import type { Json, JsonObject } from '../store/types.ts';

/** What a worker is started with; it serves this one text until it is replaced or killed. */
export interface WorkerSetup {
  kind: 'database' | 'action';
  /** Action name, or `<connection>/<script>`. */
  name: string;
  code: string;
  /** A file path: modules are looked up from its folder. */
  modulesRoot: string;
  /** Packages that may be required, with the installed version. */
  packages: Record<string, string>;
  /** Files that hold the whole of a package, by its name. */
  compiled: Record<string, string>;
}

export interface DatabaseJob {
  kind: 'database';
  /** Everything before the callback, context included. */
  args: (string | JsonObject)[];
  configuration: Record<string, string>;
}

export type ActionHandler = 'onExecutePostLogin' | 'onContinuePostLogin' | 'onExecutePostChallenge';

export interface CacheRecord {
  value: string;
  /** Unix milliseconds, the tenant's time. */
  expires_at: number;
}

export interface ActionJob {
  kind: 'action';
  handler: ActionHandler;
  event: JsonObject & { transaction: JsonObject };
  canRedirect: boolean;
  /** Form id -> ids of its fields, hidden ones included. */
  forms: Record<string, string[]>;
  /** `setPrimaryUser` may be called once per transaction. */
  primaryUserSet: boolean;
  cache: Record<string, CacheRecord>;
}

export type Job = DatabaseJob | ActionJob;

/** What an Action asked for, in the order of its calls; carried out by the tenant when the Action has ended. */
export type Command =
  | { call: 'access.deny'; args: [reason: string] }
  | { call: 'validation.error'; args: [code: string, message: string] }
  | { call: 'idToken.setCustomClaim'; args: [name: string, value: Json] }
  | { call: 'accessToken.setCustomClaim'; args: [name: string, value: Json] }
  | { call: 'accessToken.addScope'; args: [scope: string] }
  | { call: 'accessToken.removeScope'; args: [scope: string] }
  | { call: 'user.setAppMetadata'; args: [key: string, value: Json] }
  | { call: 'user.setUserMetadata'; args: [key: string, value: Json] }
  | {
      call: 'transaction.setMetadata';
      args: [key: string, value: string | number | boolean | null];
    }
  | { call: 'authentication.setPrimaryUser'; args: [userId: string] }
  /** Of post-challenge alone; the query is part of the URL by then. */
  | { call: 'transaction.setResultUrl'; args: [url: string] }
  | {
      call: 'prompt.render';
      args: [formId: string, data: { fields: JsonObject; vars: JsonObject }];
    }
  | {
      call: 'authentication.challengeWith' | 'authentication.challengeWithAny';
      args: [factors: string[]];
    }
  | { call: 'cache.set'; args: [key: string, record: CacheRecord] }
  | { call: 'cache.delete'; args: [key: string] };

export type DatabaseAnswer =
  | { kind: 'profile'; profile: JsonObject & { user_id: string } }
  | { kind: 'nobody' }
  | { kind: 'error'; name: string; code: string; message: string; identifier?: string | null }
  | { kind: 'broken'; message: string };

export type ActionAnswer =
  | { kind: 'ended'; commands: Command[] }
  | { kind: 'threw'; name: string; message: string };

export type Answer = DatabaseAnswer | ActionAnswer;

export interface RunMessage {
  id: number;
  offsetMs: number;
  job: Job;
}

export type WorkerMessage =
  | { kind: 'answer'; id: number; answer: Answer }
  | { kind: 'log'; id: number; text: string }
  /** Something a run did after its answer was given. */
  | { kind: 'late'; message: string };
