/**
 * Opens a data folder, queues one act, says so, and waits to be killed. The first time it founds an
 * association on a relay that then goes away.
 */

import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { startRelay } from '../../sync-server/relay.ts';
import { FOUNDING, proposal } from './client-world.ts';
import { openQueueingHost } from './queueing-host.ts';

const [folder = '', seed = '', round = '0'] = process.argv.slice(2);
const host = openQueueingHost(folder, seed);

async function found(): Promise<string> {
  const relay = await startRelay({ folder: `${folder}-relay`, foundable: true });
  const reply = await host.handle({ ...FOUNDING, relayUrl: relay.url });
  if (!reply.ok || !('ledger' in reply.value)) throw new Error(JSON.stringify(reply));
  const { ledger } = reply.value;
  for (let seq = 0; seq < 1;) {
    // The relay is in this process too, and needs its turn.
    await setTimeout(20);
    const opened = await host.handle({ type: 'open', ledger });
    if (opened.ok && 'position' in opened.value) seq = opened.value.position.seq;
  }
  await relay.close();
  await rm(`${folder}-relay`, { recursive: true });
  return ledger;
}

async function known(): Promise<string | undefined> {
  const reply = await host.handle({ type: 'hello', protocol: 1 });
  return reply.ok && 'associations' in reply.value
    ? reply.value.associations[0]?.ledger
    : undefined;
}

const ledger = (await known()) ?? (await found());
const act = { type: 'proposal.create', data: proposal(`group-${round}`, 'sam') };
const reply = await host.handle({ type: 'propose', ledger, act });
if (!reply.ok || !('id' in reply.value)) throw new Error(JSON.stringify(reply));
process.stdout.write(`${JSON.stringify({ ledger, id: reply.value.id })}\n`);
setInterval(() => {}, 1000);
