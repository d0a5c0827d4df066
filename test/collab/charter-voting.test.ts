/** A charter on a real relay, whose ledger freezes it with the vote. */

import { WebSocket as NodeSocket } from 'ws';
import { afterEach, expect, test } from 'vitest';
import { putBack } from '../../renderer/collab/put-back.ts';
import { RelayWorld } from '../relay/relay-world.ts';
import { memoryJournal } from './memory-journal.ts';
import { closeAll, openOn, settled, TestDevice, textOf, type, until } from './test-device.ts';

const CHARTER = 'charter/ops';
const DAY = 86_400_000;

let world: RelayWorld;
afterEach(async () => {
  await closeAll();
  await world.end();
});

/** A device whose line can be cut, so that nothing goes over it before the test says so. */
const deviceOf = (person: string, line = { isCut: false }): TestDevice =>
  new TestDevice({
    journal: memoryJournal(),
    session: async () => {
      if (line.isCut) throw new Error('no line');
      return { url: world.relay.url, token: await world.token(person) };
    },
    WebSocket: NodeSocket as unknown as typeof WebSocket,
  });

const charter = {
  scope: 'How members run validators.',
  limits: 'Nothing about the protocol.',
  outputs: [{ kind: 'report', title: 'Review of outages' }],
  durationDays: 180,
  profiles: 'People who operate validators.',
};

async function circulating(): Promise<void> {
  world = await RelayWorld.founded();
  await world.enrol('tess', 'tim', 'tom');
  await world.do('tess', 'proposal.create', {
    twg: 'ops',
    name: 'Operations',
    charter,
    facilitators: ['tess'],
  });
  await world.do('tess', 'proposal.circulate', {
    twg: 'ops',
    channels: [{ kind: 'slack', name: '#ops' }],
    days: 7,
  });
  for (const person of ['tim', 'tom']) await world.do(person, 'interest.express', { twg: 'ops' });
  await world.do('tess', 'members.choose', {
    twg: 'ops',
    roster: [
      { person: 'tess', role: 'facilitator' },
      { person: 'tim', role: 'contributor' },
      { person: 'tom', role: 'contributor' },
    ],
  });
  world.time.pass(8 * DAY);
}

const present = () => world.do('tess', 'proposal.present', { twg: 'ops', ballot: 'form-1' });

test('whoever wrote offline while the vote opened gets a draft, and can put it back after it', async () => {
  await circulating();
  const line = { isCut: false };
  const device = deviceOf('tess', line);
  const tess = await openOn(device, CHARTER);
  const others = await openOn(deviceOf('tim'), CHARTER);
  type(tess, 'Validators.', 'scope');
  await settled(tess);
  await until(() => textOf(others, 'scope') === 'Validators.');
  expect(others.view?.relayLetsWrite).toBe(false);
  line.isCut = true;
  await world.stop();
  await until(() => tess.view?.status.relay === 'offline');
  type(tess, ' And their keys.', 'scope');
  tess.view?.doc.getMap('fields').set('durationDays', 90);
  await until(() => tess.view?.status.saved === 'saved');
  await world.start();
  await present();
  line.isCut = false;
  device.online();
  await until(() => device.drafts.length === 1 && tess.view?.status.relay === 'acknowledged');
  expect(device.drafts[0]).toMatchObject({
    document: CHARTER,
    code: 'write-not-allowed',
    texts: { scope: 'Validators. And their keys.', fields: 'durationDays: 90' },
    base: { scope: 'Validators.', fields: '' },
  });
  expect(textOf(tess, 'scope')).toBe('Validators.');
  expect(tess.view?.doc.getMap('fields').get('durationDays')).toBe(undefined);
  await tess.close();
  for (let restart = 0; restart < 3; restart++) {
    const again = await openOn(device, CHARTER);
    await settled(again);
    expect(textOf(again, 'scope')).toBe('Validators.');
    expect(again.view?.relayLetsWrite).toBe(false);
    await again.close();
  }
  expect(device.drafts.length).toBe(1);
  // Nobody voted, so the proposal failed, and the charter can be written again.
  world.time.pass(30 * DAY);
  await world.relay.tick();
  const last = await openOn(device, CHARTER);
  await until(() => last.view?.relayLetsWrite === true);
  const [draft] = device.drafts;
  const doc = last.view?.doc;
  if (draft === undefined || doc === undefined) throw new Error('no draft');
  putBack(doc, draft);
  await settled(last);
  expect(textOf(last, 'scope')).toBe('Validators. And their keys.');
  const seen = await openOn(deviceOf('tim'), CHARTER);
  await until(() => textOf(seen, 'scope') === 'Validators. And their keys.');
  expect(seen.view?.doc.getMap('fields').get('durationDays')).toBe(90);
});

test('the vote opens while one is writing: what came before it stays, what came after is a draft', async () => {
  await circulating();
  const device = deviceOf('tess');
  const tess = await openOn(device, CHARTER);
  type(tess, 'Before.', 'scope');
  await settled(tess);
  await present();
  await until(() => tess.view?.relayLetsWrite === false);
  // The editor is closed by now; whatever else there may be is not taken.
  type(tess, ' After.', 'scope');
  await until(() => device.drafts.length === 1 && tess.view?.status.relay === 'acknowledged');
  expect(textOf(tess, 'scope')).toBe('Before.');
  expect(device.drafts[0]?.texts['scope']).toBe('Before. After.');
});

test('an expired token is fetched anew; a revoked device is told so and does not try for ever', async () => {
  await circulating();
  const device = deviceOf('tim');
  const tim = await openOn(device, CHARTER);
  await settled(tim);
  world.time.pass(8 * DAY);
  await world.restart();
  device.online();
  const asked = (): number => device.requests.filter((type) => type === 'session').length;
  await until(() => asked() > 1);
  await settled(tim);
  await world.do('sam', 'device.revoke', { device: world.device('tim') });
  await until(() => tim.view?.status.relay === 'refused');
  expect(tim.view?.status.code).toBe('closed-4403');
  expect(tim.view?.held).toBe('yes');
  const then = asked();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(asked()).toBe(then);
});
