import { expect, test } from '@jest/globals';
import { openForm, type Scene } from './open-form.ts';
import { checkFlow, sendFlow } from './sample-form.ts';

async function reachInbox(): Promise<Scene> {
  const scene = openForm();
  await scene.get();
  await scene.post({ node: 'ask', action: 'default', backup: 'ada@home.test' });
  return scene;
}

function press(scene: Scene): Promise<string> {
  return scene.postAndRead({ node: 'inbox', action: 'component:again' });
}

test('a click sends again and says how long to wait', async () => {
  const scene = await reachInbox();
  expect(await (await scene.get()).text()).toContain('No mail?');
  const page = await press(scene);
  expect(scene.mails).toHaveLength(2);
  expect(page).toContain('role="status" tabindex="-1" autofocus>Wait 60 s</p>');
  expect(page).toContain('data-resend-seconds="60"');
});

test('a click before the time is over sends nothing and says the remaining seconds', async () => {
  const scene = await reachInbox();
  await press(scene);
  scene.tenant.clock.advance(40_500);
  const page = await press(scene);
  expect(scene.mails).toHaveLength(2);
  expect(page).toMatch(/Wait (19|20) s/);
});

test('neither a reload nor going back and forth shortens the wait', async () => {
  const scene = await reachInbox();
  await press(scene);
  await scene.post({ node: 'inbox', action: 'component:inbox_back' });
  await scene.post({ node: 'ask', action: 'default', backup: 'ada@home.test' });
  expect(await (await scene.get()).text()).toContain('data-resend-seconds');
});

test('after three clicks the button is gone, and a click on it does nothing', async () => {
  const scene = await reachInbox();
  for (let clicks = 0; clicks < 3; clicks += 1) {
    await press(scene);
    scene.tenant.clock.advance(60_000);
  }
  expect(scene.mails).toHaveLength(4);
  expect(await press(scene)).not.toContain('component:again');
  expect(scene.mails).toHaveLength(4);
});

test('two clicks at once send one mail', async () => {
  const scene = await reachInbox();
  await Promise.all([press(scene), press(scene)]);
  expect(scene.mails).toHaveLength(2);
});

test('an error of its flow stands beside the button', async () => {
  const scene = openForm({
    flows: [
      {
        ...sendFlow,
        actions: [
          {
            id: 'no',
            type: 'FLOW',
            action: 'BOOLEAN_CONDITION',
            params: {
              if: { operator: 'EQ', operands: ['{{vars.full}}', true] },
              // biome-ignore lint/suspicious/noThenProperty: that is the platform's key.
              then: [
                {
                  id: 'say',
                  type: 'FLOW',
                  action: 'ERROR_MESSAGE',
                  params: { message: 'Enough <1>' },
                },
              ],
            },
          },
        ],
      },
      checkFlow,
    ],
  });
  await scene.get();
  await scene.post({ node: 'ask', action: 'default', backup: 'ada@home.test' });
  scene.prompt.vars.full = true;
  const page = await press(scene);
  expect(page).toContain('Enough &#60;1&#62;');
  const button = page.indexOf('af-componentId-again');
  expect(page.indexOf('role="alert"')).toBeGreaterThan(button);
  expect(page.indexOf('role="alert"')).toBeLessThan(page.indexOf('af-componentId-inbox_next'));
});
