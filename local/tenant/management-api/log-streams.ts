import type { Json, JsonObject, LogStream } from '../store/types.ts';
import { choice, filled, flag, list, object, required, text } from './body-rules.ts';
import { checkBody } from './check-request.ts';
import { describeResource } from './describe-resource.ts';
import { type BodyRule, done, type Operation } from './operation.ts';
import { invalidBody, type Refusal, refusal } from './refusal.ts';

const maxStreams = 2;

const pattern = (name: string, expression: RegExp): BodyRule => ({
  type: 'string',
  format: { name, pattern: expression },
});

/** Where each type sends to; the regions of the clouds are not told apart. */
const sinks: Record<string, Record<string, BodyRule>> = {
  http: {
    httpAuthorization: text,
    httpContentFormat: choice('JSONARRAY', 'JSONLINES', 'JSONOBJECT'),
    httpContentType: text,
    httpEndpoint: required(pattern('https-uri', /^https:\/\/.+$/)),
    httpCustomHeaders: list(object({ header: text, value: text })),
  },
  eventbridge: {
    awsAccountId: required(pattern('account', /^\d{12}$/)),
    awsRegion: required(filled),
    awsPartnerEventSource: text,
  },
  eventgrid: {
    azureSubscriptionId: required(
      pattern('uuid', /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/),
    ),
    azureRegion: required(filled),
    azureResourceGroup: required(text),
    azurePartnerTopic: text,
  },
  datadog: {
    datadogApiKey: required(text),
    datadogRegion: required(choice('us', 'eu', 'us3', 'us5')),
  },
  splunk: {
    splunkDomain: required(text),
    splunkPort: required(pattern('port', /^[0-9]*$/)),
    splunkToken: required(text),
    splunkSecure: required(flag),
  },
  sumo: { sumoSourceAddress: required(text) },
  segment: { segmentWriteKey: required(text) },
  mixpanel: {
    mixpanelRegion: required(choice('us', 'eu')),
    mixpanelProjectId: required(pattern('project', /^\d+$/)),
    mixpanelServiceAccountUsername: required(pattern('username', /^[^:]+$/)),
    mixpanelServiceAccountPassword: required(pattern('password', /^[^:]+$/)),
  },
};

const common: Record<string, BodyRule> = {
  name: text,
  isPriority: flag,
  filters: list(object({ type: choice('category'), name: filled })),
  pii_config: object({
    log_fields: required(
      list(choice('first_name', 'last_name', 'username', 'email', 'phone', 'address')),
    ),
    method: choice('mask', 'hash'),
    algorithm: choice('xxhash'),
  }),
  sink: { type: 'object' },
};

/** Where the tenant log would be sent. They are kept; nothing is sent anywhere. */
export const logStreams: Operation[] = describeResource<LogStream>({
  path: '/log-streams',
  noun: 'log stream',
  scope: 'log_streams',
  items: (tenant) => tenant.configuration.logStreams,
  idOf: ({ id }) => id,
  describe: (_, stream) => structuredClone(stream) as JsonObject,
  query: {},
  itemQuery: {},
  answerList: (all) => done(all),
  fields: {
    ...common,
    type: required(choice(...Object.keys(sinks))),
    sink: required({ type: 'object' }),
    startFrom: text,
  },
  changes: { ...common, status: choice('active', 'paused', 'suspended') },
  create({ configuration, createId }, { startFrom: _, ...body }) {
    const type = String(body.type);
    const wrong = checkSink(type, body.sink);
    if (wrong) return wrong;
    if (configuration.logStreams.length >= maxStreams)
      return refusal(
        409,
        'You have reached the maximum number of log streams for your account.',
        'log_stream_limit',
      );
    const id = createId('lst_').slice(0, 20);
    const item = { name: type, status: 'active', ...structuredClone(body), id, type };
    return { kind: 'created', item: item as unknown as LogStream };
  },
  // 200, not 201.
  createdStatus: 200,
  update(_, stream, body) {
    const sink = body.sink === undefined ? stream.sink : { ...stream.sink, ...Object(body.sink) };
    const wrong = checkSink(stream.type, sink);
    if (wrong) return wrong;
    Object.assign(stream, structuredClone(body), { sink });
    return null;
  },
  missing: refusal(404, 'The log stream does not exist.', 'inexistent_log_stream'),
});

function checkSink(type: string, sink: Json | undefined): Refusal | null {
  const known = sinks[type];
  if (!known) return invalidBody('No enum match on property type');
  return checkBody({ body: { sink: object(known) } }, { sink: sink ?? null });
}
