/**
 * A relay in a process of its own whose clock a test moves forward: the real relay, with a clock
 * handed in. It takes one JSON object a line on standard input, and answers each with one line.
 */

import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { readSmtpOptions, type SmtpOptions } from '../../sync-server/outreach/smtp-options.ts';
import { startRelay } from '../../sync-server/relay.ts';

interface Order {
  /** Milliseconds to move the clock forward by. */
  readonly move?: number;
  /** Where to write an export. */
  readonly export?: string;
  /** An address under which it is known too from now on. */
  readonly knownAs?: string;
  readonly stop?: true;
}

const [folder = '', port = '0', offset = '0', web = '', after = '', smtp = ''] =
  process.argv.slice(2);
let ahead = Number(offset);
const clock = (): number => Date.now() + ahead;
const knownAs: string[] = [];

const mailBy = (url: string): SmtpOptions =>
  readSmtpOptions({
    url,
    password: null,
    from: 'Northern Lights <convene@northern.example>',
    ca: null,
  });

const relay = await startRelay({
  folder,
  port: Number(port),
  foundable: true,
  acceptClock: true,
  clock,
  knownAs,
  log: pino({ level: 'info' }, pino.destination(2)),
  ...(web === '' ? {} : { web }),
  ...(smtp === '' ? {} : { outreach: { smtp: mailBy(smtp), webhooks: 'private-too' } }),
  // As its operator starts it after putting a backup back.
  recovers: after === 'backup',
});

const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

async function obey(order: Order): Promise<object> {
  if (order.move !== undefined) {
    ahead += order.move;
    await relay.acceptClock();
    return { now: clock() };
  }
  if (order.knownAs !== undefined) {
    knownAs.push(order.knownAs);
    return { knownAs };
  }
  if (order.export !== undefined) {
    await relay.exportTo(order.export);
    return { exported: order.export };
  }
  await relay.close();
  return { stopped: true };
}

say({ url: relay.url });
for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as Order;
  say(await obey(order));
  if (order.stop === true) break;
}
process.exit(0);
