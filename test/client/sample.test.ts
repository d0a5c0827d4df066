import { afterEach, expect, test } from 'vitest';
import { DAY } from '../../shared/rules/index.ts';
import { rehearsalScript } from '../../shared/rehearsal/index.ts';
import { ClientWorld } from './client-world.ts';

let world: ClientWorld;
afterEach(() => world.end());

test('the sample association is made of signed acts, and ends now', async () => {
  world = await ClientWorld.make();
  const me = world.desk('me');
  const { ledger } = await me.ask({ type: 'sample-open' });
  const opened = await me.open(ledger);
  const script = rehearsalScript(Date.now());
  expect(opened.association).toMatchObject({ rehearsal: true, hosted: 'here' });
  expect(opened.association.me.person).toBe(script.firstPersona);
  expect([...opened.personas].sort()).toEqual(script.personas.map(({ id }) => id).sort());
  expect(Math.abs(opened.connection.clockOffset ?? DAY)).toBeLessThan(60_000);
  expect(opened.position.seq).toBeGreaterThan(script.steps.length);
  const verdict = await me.ask({ type: 'verify', ledger });
  expect(verdict).toMatchObject({ ok: true, entries: opened.position.seq });
  expect(await me.ask({ type: 'sample-open' })).toEqual({ ledger });

  const { me: other } = await me.ask({ type: 'sample-act-as', ledger, person: script.founder });
  expect(other.person).toBe(script.founder);
  await me.do(ledger, 'person.register', {
    person: {
      id: 'newcomer',
      name: 'New Comer',
      organization: script.founding.organizations[0]?.id ?? '',
    },
  });
  const { now } = await me.ask({ type: 'sample-move-clock', ledger, by: 40 * DAY });
  expect(now).toBeGreaterThan(Date.now() + 39 * DAY);
  await me.status(ledger, 'online');
  await me.relays.stopAll();
  await me.restart();
  await me.status(ledger, 'online');
  const again = await me.open(ledger);
  expect(again.connection.clockOffset).toBeGreaterThan(39 * DAY);
  expect(again.association.me.person).toBe(script.founder);
}, 400_000);
