import { hashPassword as hashInProduct } from '../../local/products/database/passwords.ts';
import { hashPassword as hashInTenant } from '../../local/tenant/store/passwords.ts';
import { createMailer } from '../../local/world/create-mailer.ts';
import type { World } from '../../local/world.ts';
import { timeMedian } from './measure.ts';
import type { Section } from './report.ts';

const runs = 10;

/** What a sign-in waits for whatever our code does. */
export async function measureFixedCosts(world: World): Promise<Section> {
  const mailer = createMailer(world.inbox.smtpPort);
  const mail = {
    from: 'bench@acme.example',
    to: 'bench@acme.example',
    subject: 'bench',
    html: '<p>bench</p>',
    text: 'bench',
  };
  return {
    title: 'Fixed costs, milliseconds',
    note: `Median of ${runs}. The mail is SMTP into the inbox.`,
    columns: ['ms'],
    rows: [
      { name: 'one mail', values: [await timeMedian(runs, () => mailer.send(mail))] },
      {
        name: 'one scrypt hash of the tenant',
        values: [await timeMedian(runs, () => hashInTenant('bench'))],
      },
      {
        name: 'one scrypt hash of a product',
        values: [await timeMedian(runs, () => hashInProduct('bench'))],
      },
    ],
    ratios: {},
  };
}
