import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '../../shared/rules/index.ts';
import { messageSource } from '../../sync-server/outreach/messages/index.ts';
import { SmtpTestServer } from '../outside/smtp-server.ts';
import { OutreachWorld, smtpOf } from './outreach-world.ts';

const TOM = 'tom@members.example';

let server: SmtpTestServer;
let world: OutreachWorld;

beforeEach(async () => {
  server = await SmtpTestServer.start();
  world = await OutreachWorld.founded({ smtp: smtpOf(server), source: messageSource });
  await world.world.enrol('tom');
});
afterEach(async () => {
  await world.end();
  await server.close();
});

const kept = (): Promise<string> =>
  readFile(join(world.world.folder, 'outreach', 'reach.json'), 'utf8');
const toTom = () => server.mails.filter(({ to }) => to.includes(TOM));

describe('whoever is on the roll of an open ballot, and whose organization has withdrawn', () => {
  it('is let in, reminded and kept an address of until it has closed, and no longer', async () => {
    const { time } = world.world;
    await world.mine('tom', { email: TOM });
    await world.world.do('tess', 'rulebook.propose', { ballot: 'b1', change: { updateDays: 7 } });
    await world.until(() => toTom().length === 1);
    await world.world.do('sam', 'organization.withdraw', { organization: 'core' });
    const closesAt = world.world.relay.published.state.ballot.get('b1')?.closesAt ?? 0;
    time.pass(closesAt - 12 * HOUR + 60_000 - time.clock);
    await world.until(() => toTom().length === 2);
    expect(await kept()).toContain(TOM);
    expect((await world.world.login('tom')).status).toBe(200);
    const [mail] = (await server.parsed()).slice(-1);
    const link = /https:\/\/relay\.example(\/unsubscribe\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect((await world.world.http(link)).status).toBe(200);
    time.pass(13 * HOUR);
    await world.until(async () => !(await kept()).includes('tom'));
    expect(await world.world.login('tom')).toMatchObject({ body: { code: 'not-a-member' } });
    expect((await world.world.http(link)).status).toBe(404);
  });

  it('is forgotten at once on departing', async () => {
    await world.mine('tom', { email: TOM });
    await world.world.do('tess', 'rulebook.propose', { ballot: 'b1', change: { updateDays: 7 } });
    await world.world.do('sam', 'person.depart', { person: 'tom', reason: 'Moved on.' });
    await world.until(async () => !(await kept()).includes('tom'));
  });
});
