import { afterEach, expect, test } from 'vitest';
import { ClientWorld } from '../client/client-world.ts';

let world: ClientWorld;
afterEach(() => world.end());

test('the host asks the relay how one is reached, and keeps what it says nowhere', async () => {
  const made = await ClientWorld.founded();
  world = made.world;
  const { sam } = made;
  const tess = await world.joined(sam, 'tess');
  const { ledger } = world;

  expect(await tess.ask({ type: 'reach-mine', ledger })).toMatchObject({
    email: null,
    emailBy: 'nobody',
    mail: 'not-set-up',
    nameOnPortal: 'hidden',
  });
  const persons = [{ person: 'tess', email: 'tess@core.example' }];
  const given = await sam.ask({ type: 'change-reach-association', ledger, change: { persons } });
  expect(given.persons?.find(({ person }) => person === 'tess')?.email).toBe('secretariat');
  expect(JSON.stringify(given)).not.toContain('tess@core.example');

  const change = { email: 'mine@core.example' };
  expect(await tess.ask({ type: 'change-reach-mine', ledger, change })).toMatchObject({
    ...change,
    emailBy: 'self',
  });
  // The person has set one: the relay refuses, by its own code.
  expect(
    await sam.problem({ type: 'change-reach-association', ledger, change: { persons } }),
  ).toMatchObject({ code: 'relay-refused', details: { problem: 'set-by-person', status: 409 } });
  expect((await tess.ask({ type: 'reach-association', ledger })).persons).toBeNull();
  expect(await tess.problem({ type: 'deliveries', ledger, twg: null })).toMatchObject({
    code: 'relay-refused',
    details: { problem: 'not-allowed' },
  });
  expect(await sam.ask({ type: 'deliveries', ledger, twg: null })).toMatchObject({
    sent: 0,
    waiting: 0,
    givenUp: 0,
  });
  const toMe = { to: 'my-email' } as const;
  expect(await tess.problem({ type: 'reach-test', ledger, test: toMe })).toMatchObject({
    details: { problem: 'mail-not-set-up' },
  });
  expect(
    await sam.problem({ type: 'retry-delivery', ledger, delivery: 'none/../x' }),
  ).toMatchObject({ code: 'relay-refused' });
  const { url } = await tess.ask({ type: 'portal-link', ledger, path: '/portal/groups' });
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/portal\//);

  await world.stop();
  await tess.status(ledger, 'offline');
  expect(await tess.problem({ type: 'reach-mine', ledger })).toMatchObject({
    code: 'relay-unreachable',
  });
  expect(await tess.problem({ type: 'change-reach-mine', ledger, change })).toMatchObject({
    code: 'relay-unreachable',
  });
});
