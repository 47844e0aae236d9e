import { expect, test } from '@jest/globals';
import { findTag, openForm, person, type Scene } from './open-form.ts';
import { sampleForm } from './sample-form.ts';

const contact = { node: 'ask', action: 'default', backup: 'Ada@Home.test', nick: 'home' };

async function reachInbox(scene: Scene): Promise<string> {
  await scene.get();
  const sent = await scene.post(contact);
  expect(sent.status).toBe(302);
  return (await scene.get()).text();
}

function alertOf(page: string): string | undefined {
  return /role="alert"[^>]*><p>([^<]*)</.exec(page)?.[1];
}

test('a form opens at the step that its router chooses', async () => {
  const asked = openForm();
  expect((await asked.get()).headers.get('location')).toBe(asked.url);
  expect(await (await asked.get()).text()).toContain('Backup address');
  const known = openForm({ vars: { known: true } });
  await known.get();
  expect(known.prompt.node).toBe('welcome');
});

test('a router compares without converting: the text "true" is not true', async () => {
  const scene = openForm({ vars: { known: 'true' } });
  await scene.get();
  expect(scene.prompt.node).toBe('ask');
});

test('the whole way: step, mail, check, ending, back to the sign-in', async () => {
  const scene = openForm();
  expect(await reachInbox(scene)).toContain('Check Ada@Home.test');
  expect(scene.mails).toHaveLength(1);
  expect(scene.mails[0]).toMatchObject({
    to: 'ada@home.test',
    subject: 'Code for {{ application.name }}',
    html: '<p>{{ custom_vars.code | escape }}</p>',
    customVars: { code: scene.prompt.vars.code, named: 'home' },
    about: { client_id: 'pim-client', organization_id: 'org_acme', language: 'en' },
  });
  const early = await scene.postAndRead({ node: 'inbox', action: 'default' });
  expect(alertOf(early)).toBe('We have not seen your code yet.');

  const user = scene.tenant.state.users.get(person.user_id);
  if (user) user.app_metadata = { seen: scene.prompt.vars.code ?? null };
  const end = await scene.post({ node: 'inbox', action: 'default' });
  expect(end.status).toBe(302);
  expect(end.headers.get('location')).toBe(`/authorize/resume?state=${scene.transaction.state}`);
  expect(scene.prompt).toMatchObject({
    done: true,
    node: null,
    fields: { backup: 'Ada@Home.test', nick: 'home', campaign: 'spring' },
    vars: { proven: true },
  });
  expect(scene.calls[0]).toMatchObject({
    method: 'GET',
    pathname: '/api/v2/users/auth0%7Cpim%7Cc1%7C7',
  });
  const types = scene.tenant.state.logs.map((log) => log.type);
  expect(types).toEqual([
    'flows_execution_completed',
    'flows_execution_completed',
    'flows_execution_completed',
    'forms_submission_succeeded',
  ]);
});

test('a form that has ended leads on, whatever is pressed', async () => {
  const scene = openForm();
  scene.prompt.done = true;
  for (const answer of [await scene.get(), await scene.post(contact)]) {
    expect(answer.headers.get('location')).toBe(
      `/authorize/resume?state=${scene.transaction.state}`,
    );
  }
});

test('what is typed is validated again on the server, and stays on the page', async () => {
  const scene = openForm();
  await scene.get();
  const page = await scene.postAndRead({
    ...contact,
    backup: 'no address',
    nick: 'x',
    pass: 'hunter22',
  });
  expect(scene.prompt.node).toBe('ask');
  expect(scene.prompt.fields).not.toHaveProperty('backup');
  expect(findTag(page, 'id="backup"')).toContain('value="no address"');
  expect(findTag(page, 'id="backup"')).toContain('aria-invalid="true"');
  expect(findTag(page, 'id="backup"')).toContain(
    'aria-describedby="error-element-backup hint-backup"',
  );
  expect(findTag(page, 'id="backup"')).toContain('autofocus');
  expect(page).toContain('That is no address.');
  expect(page).toContain('This is too short.');
  expect(page).not.toContain('hunter22');
});

test('a required field cannot be left empty or filled with blanks', async () => {
  const scene = openForm();
  await scene.get();
  for (const backup of ['', '   ']) {
    const page = await scene.postAndRead({ ...contact, backup });
    expect(page).toContain('data-error-code="ERR_REQUIRED_PROPERTY"');
  }
  expect(scene.mails).toHaveLength(0);
});

test("a flow's message stands on the step, read out, with everything typed but the password", async () => {
  const scene = openForm();
  await scene.get();
  const page = await scene.postAndRead({
    ...contact,
    backup: 'Blocked@home.test',
    pass: 'hunter22',
  });
  expect(alertOf(page)).toBe('This address cannot be used.');
  expect(findTag(page, 'id="backup"')).toContain('value="Blocked@home.test"');
  expect(findTag(page, 'id="nick"')).toContain('value="home"');
  expect(findTag(page, 'type="password"')).not.toContain('value=');
  expect(page).not.toContain('hunter22');
  expect(scene.mails).toHaveLength(0);
});

test('what is to be said is said once: a reload shows the step alone', async () => {
  const scene = openForm();
  await scene.get();
  expect(
    alertOf(await scene.postAndRead({ ...contact, backup: 'blocked@home.test' })),
  ).toBeDefined();
  expect(alertOf(await (await scene.get()).text())).toBeUndefined();
});

test('Back shows the step before, with its values; typing another address sends to that one', async () => {
  const scene = openForm();
  await reachInbox(scene);
  await scene.post({ node: 'inbox', action: 'component:inbox_back' });
  const page = await (await scene.get()).text();
  expect(findTag(page, 'id="backup"')).toContain('value="Ada@Home.test"');
  await scene.post({ ...contact, backup: 'other@home.test' });
  expect(scene.mails.map((mail) => mail.to)).toEqual(['ada@home.test', 'other@home.test']);
});

test('Back on the first step changes nothing', async () => {
  const scene = openForm();
  await scene.get();
  await scene.post({ node: 'ask', action: 'component:inbox_back' });
  expect(scene.prompt.node).toBe('ask');
});

test('a jump neither validates nor collects the step it leaves', async () => {
  const scene = openForm();
  await scene.get();
  await scene.post({ node: 'ask', action: 'component:ask_help', backup: 'nonsense' });
  expect(scene.prompt.node).toBe('help');
  expect(scene.prompt.fields).not.toHaveProperty('backup');
  const page = await (await scene.get()).text();
  expect(page).toContain('.af-componentId-help_back { background: #112233; }');
  await scene.post({ node: 'help', action: 'component:help_back' });
  expect(scene.prompt.node).toBe('ask');
});

test('a step cannot be skipped by posting another node, or a button of another step', async () => {
  const scene = openForm();
  await scene.get();
  const tries = [
    { node: 'inbox', action: 'default' },
    { node: 'check', action: 'default' },
    { node: '$ending', action: 'default' },
    { node: 'ask', action: 'component:again' },
    { node: 'ask', action: 'component:welcome_next' },
    { node: 'ask' },
    {},
  ];
  for (const attempt of tries) {
    const page = await scene.postAndRead({ ...contact, action: '', node: '', ...attempt });
    expect(page).toContain('data-step="ask"');
  }
  expect(scene.prompt).toMatchObject({ node: 'ask', done: false });
  expect(scene.mails).toHaveLength(0);
  expect(scene.calls).toHaveLength(0);
});

test('a step without a Next button cannot be left by pressing one', async () => {
  const scene = openForm();
  await scene.get();
  await scene.post({ node: 'ask', action: 'component:ask_help' });
  await scene.post({ node: 'help', action: 'default' });
  expect(scene.prompt.node).toBe('help');
});

test('posting an old page again, as after the browser’s Back, shows where one is', async () => {
  const scene = openForm();
  await reachInbox(scene);
  expect(await scene.postAndRead(contact)).toContain('data-step="inbox"');
  expect(scene.mails).toHaveLength(1);
});

test('two clicks at once run the flow once', async () => {
  const scene = openForm();
  await scene.get();
  await Promise.all([scene.post(contact), scene.post(contact)]);
  expect(scene.mails).toHaveLength(1);
});

test('only fields of the current step and hidden fields are taken from the browser', async () => {
  const scene = openForm();
  await scene.get();
  const injected = { secret: 'x', proven: 'true', vars: 'x', __proto__x: 'x', campaign: 'forged' };
  await scene.post({ ...contact, ...injected, constructor: 'x' });
  expect(scene.prompt.fields).toEqual({
    backup: 'Ada@Home.test',
    nick: 'home',
    campaign: 'forged',
  });
  expect(scene.prompt.vars).not.toHaveProperty('proven');
});

test('in another browser, with another state or after an hour there is no form', async () => {
  const scene = openForm();
  await scene.get();
  const other = await scene.get({ cookie: 'did=other-browser' });
  const none = await scene.get({ cookie: '' });
  const posted = await scene.post(contact, { cookie: 'did=other-browser' });
  const unknown = await scene.app.request('/u/custom-prompt/ap_backup?state=nonsense', {
    headers: { cookie: 'did=this-browser' },
  });
  scene.tenant.clock.advance(3_600_000);
  const late = await scene.get();
  for (const answer of [other, none, posted, unknown, late]) {
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain('<form');
  }
  expect(scene.mails).toHaveLength(0);
});

test('the address of another form leads to the one that is open', async () => {
  const scene = openForm();
  const answer = await scene.app.request(
    `/u/custom-prompt/ap_other?state=${scene.transaction.state}`,
    { headers: { cookie: 'did=this-browser' } },
  );
  expect(answer.headers.get('location')).toBe(scene.url);
});

test('a sign-in without an open form has no page here', async () => {
  const scene = openForm();
  delete scene.transaction.run;
  expect((await scene.get()).status).toBe(400);
});

test('fields passed by the Action fill the form, then the default value does', async () => {
  const passed = openForm({
    fields: { backup: 'passed@home.test' },
    vars: { suggestion: 'x@y.z' },
  });
  await passed.get();
  expect(findTag(await (await passed.get()).text(), 'id="backup"')).toContain('passed@home.test');
  const suggested = openForm({ vars: { suggestion: 'x@y.z' } });
  await suggested.get();
  expect(findTag(await (await suggested.get()).text(), 'id="backup"')).toContain('value="x@y.z"');
});

test('a hidden field starts with its value, a template resolved, unless the Action passed one', async () => {
  const form = structuredClone(sampleForm);
  form.start = {
    ...(form.start as object),
    hidden_fields: [{ key: 'campaign', value: 'for-{{context.client.name}}' }],
  };
  const own = openForm({ form });
  await own.get();
  expect(own.prompt.fields.campaign).toBe('for-Akeneo PIM');
  const passed = openForm({ form, fields: { campaign: 'passed' } });
  await passed.get();
  expect(findTag(await (await passed.get()).text(), 'name="campaign"')).toContain('"passed"');
});

test('context.user stays as it was when the form opened', async () => {
  const scene = openForm();
  await scene.get();
  const user = scene.tenant.state.users.get(person.user_id);
  if (user) user.name = 'Somebody Else';
  expect(await (await scene.get()).text()).not.toContain('Somebody Else');
});

test('the form speaks the language of the browser, not the one of the sign-in', async () => {
  const scene = openForm();
  scene.transaction.locale = 'fr';
  await scene.get();
  const pageIn = async (language: string) =>
    (await scene.get({ 'accept-language': language })).text();
  const french = await pageIn('fr-CA,en;q=0.5');
  expect(french).toContain('<html lang="fr">');
  expect(french).toContain('Adresse de secours');
  expect(french).toContain('Envoyer le code');
  for (const language of ['de', 'en-GB,fr;q=0.3', 'fr;q=0', '']) {
    expect(await pageIn(language)).toContain('<html lang="en">');
  }
});

test('messages and errors follow the language too', async () => {
  const scene = openForm();
  await scene.get();
  const french = { 'accept-language': 'fr' };
  const refused = await scene.postAndRead({ ...contact, backup: 'blocked@home.test' }, french);
  expect(refused).toContain('Adresse refusée.');
  const wrong = await scene.postAndRead({ ...contact, backup: 'x' }, french);
  expect(wrong).toContain('Saisissez une adresse e-mail valide.');
});

test('a page has labels, a hint tied to its field, Enter on Next, and its heading in focus', async () => {
  const scene = openForm();
  await scene.get();
  const page = await (await scene.get()).text();
  expect(page).toContain('<label class="ulp-label" for="backup">Backup address</label>');
  expect(findTag(page, 'id="backup"')).toContain('aria-describedby="hint-backup"');
  expect(findTag(page, 'id="backup"')).toContain('required');
  expect(page).toContain('<h1 tabindex="-1" autofocus>Backup address</h1>');
  expect(page.indexOf('ulp-hidden-form-submit-button')).toBeLessThan(page.indexOf('ask_help'));
  expect(page).toContain('.af-button { letter-spacing: 1px; }');
});

test('assets come from this origin', async () => {
  const { app } = openForm();
  for (const [path, type] of [
    ['/u/assets/form.js', 'text/javascript'],
    ['/u/assets/form.css', 'text/css'],
  ] as const) {
    const answer = await app.request(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain(type);
  }
});

test('a post of more than 64 kB is refused', async () => {
  const scene = openForm();
  await scene.get();
  expect((await scene.post({ ...contact, nick: 'x'.repeat(70_000) })).status).toBe(413);
});
