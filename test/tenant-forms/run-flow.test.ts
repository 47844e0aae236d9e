import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import type { ManagementAnswer, Rooms } from '../../local/tenant/forms/journey.ts';
import type { JsonObject, VaultConnection } from '../../local/tenant/store/types.ts';
import { openForm, type Scene } from './open-form.ts';
import { vault } from './sample-form.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const action = (kind: string, params: object, more: object = {}) => {
  const [type, name] = kind.split('/');
  return { id: 'it', type, action: name, params, ...more };
};
const keep = (value: string) => ({
  id: 'keep',
  type: 'FLOW',
  action: 'STORE_VARS',
  params: { vars: { kept: value } },
});

/** A form of one step whose Next button runs `actions`. */
function formWith(
  actions: object[],
  options: { vars?: JsonObject; vaults?: VaultConnection[]; rooms?: Partial<Rooms> } = {},
): Scene {
  return openForm({
    form: {
      id: 'ap_one',
      name: 'one',
      start: { next_node: 'ask' },
      nodes: [
        {
          id: 'ask',
          type: 'STEP',
          config: {
            next_node: 'run',
            components: [
              { id: 'word', category: 'FIELD', type: 'TEXT', label: 'Word' },
              { id: 'next', category: 'BLOCK', type: 'NEXT_BUTTON', config: { text: 'Next' } },
            ],
          },
        },
        { id: 'run', type: 'FLOW', config: { flow_id: 'the-flow', next_node: '$ending' } },
      ],
      ending: { resume_flow: true },
    },
    flows: [{ id: 'af_the', name: 'the-flow', actions }],
    vaults: [vault, ...(options.vaults ?? [])],
    ...options,
  });
}

async function press(scene: Scene, word = 'hello'): Promise<string> {
  await scene.get();
  return scene.postAndRead({ node: 'ask', action: 'default', word });
}

const general = 'Something went wrong. Nothing is lost: please try again.';

function failureOf(scene: Scene): string | undefined {
  return scene.tenant.state.logs.find((log) => log.type === 'flows_execution_failed')?.description;
}

test('MAP_VALUE maps texts and numbers, and falls back', async () => {
  const cases = { '1': 'one', hello: 'greeting' };
  for (const [input, result] of [
    ['{{fields.word}}', 'greeting'],
    [1, 'one'],
    ['constructor', 'none'],
  ] as const) {
    const map = action('FLOW/MAP_VALUE', { input, cases, fallback: 'none' });
    const scene = formWith([map, keep('{{actions.it.result}}')]);
    await press(scene);
    expect(scene.prompt.vars.kept).toBe(result);
  }
});

test('JSON can be made, read and written', async () => {
  const scene = formWith([
    action('JSON/CREATE_JSON', { object: { w: '{{fields.word}}' } }, { id: 'made' }),
    action('JSON/SERIALIZE_JSON', { object: '{{actions.made.result}}' }, { id: 'written' }),
    action('JSON/PARSE_JSON', { json: '{{actions.written.json}}' }, { id: 'read' }),
    keep('{{actions.read.object.w}}'),
  ]);
  await press(scene);
  expect(scene.prompt.vars.kept).toBe('hello');
});

test('RETURN_JSON ends the flow, and the form goes on', async () => {
  const scene = formWith([action('FLOW/RETURN_JSON', { payload: {} }), keep('never')]);
  await press(scene);
  expect(scene.prompt).toMatchObject({ done: true, vars: { secret: 'top-secret' } });
  expect(scene.prompt.vars).not.toHaveProperty('kept');
});

test('what a person types stays text on its way through variables', async () => {
  const scene = formWith([keep('{{fields.word}}'), { ...keep('{{vars.kept}}'), id: 'again' }]);
  await press(scene, '{{vars.secret}}');
  expect(scene.prompt.vars.kept).toBe('{{vars.secret}}');
});

test('an error message may show what was typed, escaped and unresolved', async () => {
  const scene = formWith([action('FLOW/ERROR_MESSAGE', { message: 'No {{fields.word}}' })]);
  const page = await press(scene, '<img src=x>{{vars.secret}}');
  expect(page).toContain('<p>No &#60;img src=x&#62;{{vars.secret}}</p>');
  expect(page).not.toContain('top-secret');
});

test('UPDATE_USER patches the user with typed values', async () => {
  const scene = formWith(
    [
      action('AUTH0/UPDATE_USER', {
        connection_id: 'ac_api',
        user_id: '{{context.user.user_id}}',
        changes: { app_metadata: { n: '{{vars.n}}', gone: '{{vars.missing}}' } },
      }),
      keep('{{actions.it.email}}'),
    ],
    { vars: { n: 3 } },
  );
  await press(scene);
  expect(scene.calls).toMatchObject([
    {
      vault: { name: 'tenant-api' },
      method: 'PATCH',
      pathname: '/api/v2/users/auth0%7Cpim%7Cc1%7C7',
      payload: { app_metadata: { n: 3 } },
    },
  ]);
  expect(scene.calls[0]?.payload).not.toHaveProperty('app_metadata.gone');
  expect(scene.prompt.vars.kept).toBe('ada@acme.test');
});

test('CREATE_USER creates what it is told, and where it may fail it leaves the words of the refusal', async () => {
  const payload = { connection: 'slots', user_id: '{{vars.n}}', email: '{{vars.n}}@slots.test' };
  const create = { connection_id: 'tenant-api', payload };
  const answers: ManagementAnswer[] = [
    { kind: 'answered', status: 201, body: { name: 'slot' } },
    { kind: 'answered', status: 409, body: { statusCode: 409, message: 'taken' } },
    { kind: 'unreachable' },
  ];
  const kept = [];
  for (const answer of answers) {
    const scene = formWith(
      [
        action('AUTH0/CREATE_USER', create, { allow_failure: true }),
        keep("{{actions.it.name ?? actions.it.statusCode ?? 'none'}}"),
      ],
      { vars: { n: 'one' }, rooms: { managementRequest: async () => answer } },
    );
    await press(scene);
    kept.push(scene.prompt.vars.kept);
  }
  expect(kept).toEqual(['slot', 409, 'none']);
  const scene = formWith([action('AUTH0/CREATE_USER', create)], { vars: { n: 'one' } });
  await press(scene);
  expect(scene.calls).toMatchObject([
    {
      method: 'POST',
      pathname: '/api/v2/users',
      payload: { connection: 'slots', user_id: 'one', email: 'one@slots.test' },
    },
  ]);
});

test('SEND_REQUEST reaches no other endpoint than the one written', async () => {
  const request = action('AUTH0/SEND_REQUEST', {
    connection_id: 'tenant-api',
    pathname: '/api/v2/users/{{functions.encodeURIComponent(fields.word)}}/roles',
    method: 'POST',
    params: { a: 1, b: null },
    payload: { roles: ['r'] },
  });
  const fine = formWith([request]);
  await press(fine, 'auth0|7/x?y');
  expect(fine.calls).toMatchObject([
    {
      method: 'POST',
      pathname: '/api/v2/users/auth0%7C7%2Fx%3Fy/roles',
      query: { a: '1' },
      payload: { roles: ['r'] },
    },
  ]);
  const hostile = formWith([request]);
  expect(await press(hostile, '..')).toContain(general);
  expect(hostile.calls).toHaveLength(0);
});

test.each<[string, ManagementAnswer, string]>([
  ['a refusal', { kind: 'answered', status: 404, body: { message: 'm' } }, 'status 404'],
  ['no answer', { kind: 'unreachable' }, 'no answer'],
])(
  '%s of the Management API fails the flow, in place and without values',
  async (_, answer, cause) => {
    const scene = formWith(
      [action('AUTH0/GET_USER', { connection_id: 'tenant-api', user_id: 'x' })],
      { rooms: { managementRequest: async () => answer } },
    );
    const page = await press(scene, 'a typed word');
    expect(page).toContain(general);
    expect(page).toContain('value="a typed word"');
    expect(failureOf(scene)).toBe(`flow the-flow, action it: ${cause}`);
    expect(scene.tenant.state.logs.map((log) => log.type)).toEqual([
      'flows_execution_failed',
      'forms_submission_failed',
    ]);
    expect(JSON.stringify(scene.tenant.state.logs)).not.toMatch(/typed word|top-secret/);
    expect(scene.prompt).toMatchObject({ done: false, node: 'ask' });
  },
);

test('an action that may fail leaves its output, and the flow goes on', async () => {
  const answer = { kind: 'answered', status: 409, body: { errorCode: 'taken' } } as const;
  const get = action(
    'AUTH0/GET_USER',
    { connection_id: 'tenant-api', user_id: 'x' },
    { allow_failure: true },
  );
  const scene = formWith([get, keep('{{actions.it.errorCode}}')], {
    rooms: { managementRequest: async () => answer },
  });
  await press(scene);
  expect(scene.prompt).toMatchObject({ done: true, vars: { kept: 'taken' } });
});

test('a mail that is not taken fails its action', async () => {
  const mail = { to: 'a@b.c', subject: 's', body: 'b' };
  const rooms = { sendMail: async () => ({ success: false }) };
  const strict = formWith([action('AUTH0/SEND_EMAIL', mail)], { rooms });
  expect(await press(strict)).toContain(general);
  const lenient = formWith(
    [action('AUTH0/SEND_EMAIL', mail, { allow_failure: true }), keep('{{actions.it.success}}')],
    { rooms },
  );
  await press(lenient);
  expect(lenient.prompt.vars.kept).toBe(false);
});

test('a mail to nobody fails, and so does one without an email provider', async () => {
  const params = { to: '{{vars.missing}}', subject: 's', body: 'b' };
  const nobody = formWith([action('AUTH0/SEND_EMAIL', params)]);
  await press(nobody);
  expect(failureOf(nobody)).toContain('to is missing');
  const off = formWith([action('AUTH0/SEND_EMAIL', { ...params, to: 'a@b.c' })]);
  off.tenant.configuration.emailProvider = null;
  await press(off);
  expect(failureOf(off)).toContain('the email provider is not enabled');
  expect([...nobody.mails, ...off.mails]).toHaveLength(0);
});

test('a sender of its own goes with the mail', async () => {
  const from = { name: 'Akeneo {{fields.word}}', email: 'sign-in@akeneo.test' };
  const mail = { to: 'a@b.c', subject: 's', body: 'b', from };
  const scene = formWith([action('AUTH0/SEND_EMAIL', mail)]);
  await press(scene, 'PIM');
  expect(scene.mails[0]?.from).toEqual({ name: 'Akeneo PIM', email: 'sign-in@akeneo.test' });
});

const bearer: VaultConnection = {
  id: 'ac_pim',
  name: 'pim',
  app_id: 'HTTP',
  setup: { type: 'BEARER', token: 'a-token' },
};

test('HTTP sends JSON with the token of its vault connection, and reads the answer', async () => {
  const seen: unknown[] = [];
  server.use(
    http.post('https://pim.test/check', async ({ request }) => {
      seen.push(request.headers.get('authorization'), await request.json(), request.url);
      return HttpResponse.json({ account: { id: '7' } }, { headers: { 'x-served': 'yes' } });
    }),
  );
  const scene = formWith(
    [
      action('HTTP/SEND_REQUEST', {
        connection_id: 'pim',
        url: '{{vars.pim}}/check',
        method: 'POST',
        params: { q: 'a b&c' },
        payload: { word: '{{fields.word}}', on: '{{vars.on}}' },
      }),
      keep('{{actions.it.status}} {{actions.it.success}} {{actions.it.body.account.id}}'),
    ],
    { vaults: [bearer], vars: { pim: 'https://pim.test', on: true } },
  );
  await press(scene);
  expect(scene.prompt.vars.kept).toBe('200 true 7');
  expect(seen).toEqual([
    'Bearer a-token',
    { word: 'hello', on: true },
    'https://pim.test/check?q=a+b%26c',
  ]);
});

test('HTTP can speak basic authentication, forms and keys in the query', async () => {
  const seen: unknown[] = [];
  server.use(
    http.put('https://pim.test/form', async ({ request }) => {
      seen.push(request.headers.get('authorization'), await request.text(), request.url);
      return new HttpResponse('plain');
    }),
  );
  const key = { type: 'API_KEY', name: 'key', value: 'v', in: 'QUERY' };
  const scene = formWith(
    [
      action('HTTP/SEND_REQUEST', {
        connection_id: 'key',
        url: 'https://pim.test/form',
        method: 'PUT',
        content_type: 'FORM',
        basic: { username: 'u', password: 'p' },
        payload: { a: 'x y' },
      }),
      keep('{{actions.it.body}}'),
    ],
    { vaults: [{ id: 'ac_key', name: 'key', app_id: 'HTTP', setup: key }] },
  );
  await press(scene);
  expect(seen).toEqual(['Basic dTpw', 'a=x+y', 'https://pim.test/form?key=v']);
  expect(scene.prompt.vars.kept).toBe('plain');
});

const call = action('HTTP/SEND_REQUEST', { url: 'https://pim.test/x?token=hidden' });
const lenientCall = { ...call, allow_failure: true };
const seen = keep('{{actions.it.success}}');

test.each([
  ['401', () => HttpResponse.json({}, { status: 401 }), 'status 401'],
  ['500', () => new HttpResponse('<html>', { status: 500 }), 'status 500'],
  ['a redirect', () => HttpResponse.redirect('https://evil.test/', 302), 'status 302'],
  ['a closed socket', () => HttpResponse.error(), 'no answer'],
])('%s fails the flow, or is success false where it may fail', async (_, respond, cause) => {
  server.use(http.get('https://pim.test/x', respond));
  const strict = formWith([call]);
  expect(await press(strict)).toContain(general);
  expect(failureOf(strict)).toBe(`flow the-flow, action it: ${cause}`);
  expect(JSON.stringify(strict.tenant.state.logs)).not.toContain('hidden');
  const lenient = formWith([lenientCall, seen]);
  await press(lenient);
  expect(lenient.prompt.vars.kept).toBe(false);
});

test('a request that hangs is given up, and is success false where it may fail', async () => {
  server.use(http.get('https://pim.test/x', () => delay('infinite')));
  const limits = { flowMs: 5000, requestMs: 20 };
  const lenient = formWith([lenientCall, seen], { rooms: { limits } });
  await press(lenient);
  expect(lenient.prompt.vars.kept).toBe(false);
  const strict = formWith([call], { rooms: { limits } });
  await press(strict);
  expect(failureOf(strict)).toContain('no answer in time');
});

test('a flow that is out of time ends, even where its actions may fail', async () => {
  server.use(http.get('https://pim.test/x', () => delay('infinite')));
  const limits = { flowMs: 20, requestMs: 5000 };
  const scene = formWith([lenientCall, seen], { rooms: { limits } });
  expect(await press(scene)).toContain(general);
  expect(failureOf(scene)).toBe('flow the-flow, action it: the flow ran out of time');
  expect(scene.prompt.vars).not.toHaveProperty('kept');
});

test('an action that ignores the time it has does not hold the page', async () => {
  const limits = { flowMs: 20, requestMs: 5000 };
  const rooms = { limits, sendMail: () => new Promise<never>(() => {}) };
  const mail = action('AUTH0/SEND_EMAIL', { to: 'a@b.c', subject: 's', body: 'b' });
  const scene = formWith([mail], { rooms });
  expect(await press(scene)).toContain(general);
});

test('an address that is none is not called', async () => {
  for (const url of ['file:///etc/passwd', '{{vars.missing}}', 'pim.test', 'http://']) {
    const scene = formWith([action('HTTP/SEND_REQUEST', { url })]);
    await press(scene);
    expect(failureOf(scene)).toContain('url is no http address');
  }
});

const jwt: VaultConnection = {
  id: 'ac_jwt',
  name: 'jwt',
  app_id: 'JWT',
  setup: { type: 'JWT', algorithm: 'HS256', secret: 'a-secret-of-more-than-32-characters' },
};

test('a token is signed and verified by the tenant’s clock', async () => {
  const sign = action(
    'JWT/SIGN_JWT',
    { connection_id: 'jwt', payload: { w: '{{fields.word}}' }, issuer: 'me', expires_in: '10m' },
    { id: 'signed' },
  );
  const verify = (more: object = {}) =>
    action('JWT/VERIFY_JWT', { connection_id: 'jwt', token: '{{vars.token}}', ...more });
  const signing = formWith([sign, { ...keep('{{actions.signed.token}}') }], { vaults: [jwt] });
  await press(signing);
  const token = signing.prompt.vars.kept ?? null;
  const outcomes = async (advanceMs: number, more: object, value: string = String(token)) => {
    const scene = formWith(
      [verify(more), keep('{{actions.it.valid}} {{actions.it.cause}} {{actions.it.payload.w}}')],
      { vaults: [jwt], vars: { token: value } },
    );
    scene.tenant.clock.advance(advanceMs);
    await press(scene);
    return scene.prompt.vars.kept;
  };
  expect(await outcomes(0, { issuer: 'me' })).toBe('true  hello');
  expect(await outcomes(601_000, {})).toBe('false TOKEN_EXPIRED ');
  expect(await outcomes(0, { issuer: 'you' })).toBe('false INVALID_CLAIM ');
  expect(await outcomes(0, {}, `${String(token).slice(0, -3)}AAA`)).toBe(
    'false INVALID_SIGNATURE ',
  );
  expect(await outcomes(0, {}, 'nonsense')).toBe('false INVALID_TOKEN ');
});

test('a form that fails before its first step says so and can be tried again', async () => {
  let working = false;
  const scene = openForm({
    form: {
      id: 'ap_first',
      name: 'first',
      start: { next_node: 'run' },
      nodes: [{ id: 'run', type: 'FLOW', config: { flow_id: 'first', next_node: '$ending' } }],
      ending: { resume_flow: true },
    },
    flows: [
      {
        id: 'af_first',
        name: 'first',
        actions: [action('AUTH0/SEND_EMAIL', { to: 'a@b.c', subject: 's', body: 'b' })],
      },
    ],
    rooms: { sendMail: async () => ({ success: working }) },
  });
  expect((await scene.get()).status).toBe(500);
  working = true;
  expect((await scene.get()).headers.get('location')).toContain('/authorize/resume');
});
