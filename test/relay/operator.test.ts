import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { LedgerClient } from './ledger-client.ts';
import { RelayWorld } from './relay-world.ts';

let world: RelayWorld;
afterEach(() => world.end());

describe('what the operator sees', () => {
  it('counts acts, entries and sockets', async () => {
    world = await RelayWorld.founded();
    const sam = await world.client('sam');
    await sam.propose(world.act('sam', 'tsc.seat', { person: 'sam' }));
    await sam.propose(world.act('sam', 'tsc.seat', { person: 'sam' }));
    const text = (await world.http('/metrics')).body as string;
    for (const line of [
      'convene_acts_total{result="accepted"} 2',
      'convene_acts_total{result="refused"} 1',
      'convene_entries_total 2',
      'convene_ledger_seq 2',
      'convene_ledger_sockets 1',
      'convene_ledger_flush_seconds_count 2',
      'convene_logins_total{result="ok"} 1',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect((await world.http('/healthz')).body).toEqual({
      ok: true,
      ledger: world.relay.published.ledger,
      seq: 2,
      clock: 'trusted',
      storage: 'working',
      standing: 'keeping',
    });
  });

  it('never finds a token in the log, even one from an address', async () => {
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString('utf8'));
        done();
      },
    });
    world = await RelayWorld.founded({ log: pino({ level: 'trace' }, stream) });
    const token = await world.token('sam');
    const strict = new LedgerClient(`${world.wsUrl}/ledger?token=${token}`, ['convene.1']);
    expect(await strict.closed).toMatchObject({ code: 4401 });
    await world.restart({ log: pino({ level: 'trace' }, stream), allowUrlToken: true });
    const again = await world.token('sam');
    const lax = new LedgerClient(`${world.wsUrl}/ledger?token=${again}`, ['convene.1']);
    await lax.opened;
    lax.hello();
    expect(await lax.fate('x')).toEqual({ result: 'unknown' });
    lax.raw('junk');
    await lax.closed;
    await world.http('/snapshot/x', { headers: { authorization: `Bearer ${again}` } });
    const log = lines.join('');
    expect(log).toContain('ledger socket closed');
    expect(log).not.toContain(token);
    expect(log).not.toContain(again);
  });
});
