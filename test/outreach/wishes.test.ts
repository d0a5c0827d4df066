import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, readInstant } from '../../shared/rules/index.ts';
import { SmtpTestServer } from '../outside/smtp-server.ts';
import { OutreachWorld, smtpOf } from './outreach-world.ts';

let server: SmtpTestServer;
let world: OutreachWorld;
const TESS = 'tess@members.example';

beforeEach(async () => {
  server = await SmtpTestServer.start();
  world = await OutreachWorld.founded({ smtp: smtpOf(server) });
});
afterEach(async () => {
  await world.end();
  await server.close();
});

const subjects = async (): Promise<(string | undefined)[]> =>
  (await server.parsed()).map(({ subject }) => subject);

/** Something that tim is told of, so that whatever came before it has been dealt with. */
async function untilTold(): Promise<void> {
  const { length } = server.mails;
  await world.mine('tim', { email: 'tim@members.example' });
  await world.happens();
  await world.until(() => server.mails.slice(length).some(({ to }) => to[0]?.startsWith('tim')));
}

describe('what a person wants', () => {
  it('is nothing of a kind that is off, and nothing of a group that is muted', async () => {
    await world.mine('tess', { email: TESS, off: ['updates'] });
    await untilTold();
    await world.mine('tess', { off: [], mutedGroups: ['ops'] });
    world.source.twg = 'ops';
    await untilTold();
    await world.settled();
    expect(server.mails.some(({ to }) => to.includes(TESS))).toBe(false);
    world.source.twg = 'dev';
    await untilTold();
    await world.until(() => server.mails.some(({ to }) => to.includes(TESS)));
  });

  it('waits while the hours are quiet, over midnight and in the zone of the person', async () => {
    // 23:30 in Zurich.
    const { time } = world.world;
    time.pass((readInstant('2026-01-05T22:30:00Z') ?? 0) - time.clock);
    const quietHours = { from: 22 * 60, to: 7 * 60, zone: 'Europe/Zurich' };
    await world.mine('tess', { email: TESS, quietHours });
    await untilTold();
    time.pass(7 * HOUR + 29 * 60_000);
    await untilTold();
    expect(server.mails.some(({ to }) => to.includes(TESS))).toBe(false);
    time.pass(60_000);
    await world.until(() => server.mails.filter(({ to }) => to.includes(TESS)).length === 2);
    // The server has a mail before the relay knows that it has.
    await world.settled();
    expect(server.mails.filter(({ to }) => to.includes(TESS))).toHaveLength(2);
  });

  it('counts at the moment of sending: switched off while it waited, it is not sent', async () => {
    const quietHours = { from: 9 * 60, to: 12 * 60, zone: 'UTC' };
    await world.mine('tess', { email: TESS, quietHours });
    await world.happens();
    await world.until(async () => (await world.deliveries()).waiting === 1);
    await world.mine('tess', { off: ['updates'] });
    world.world.time.pass(3 * HOUR);
    await world.settled();
    expect(server.mails).toHaveLength(0);
    expect(await world.metric('convene_outreach_dropped_total')).toBe(1);
  });

  it('is nothing that is settled meanwhile, and nothing whose time is over', async () => {
    const quietHours = { from: 9 * 60, to: 12 * 60, zone: 'UTC' };
    await world.mine('tess', { email: TESS, quietHours });
    world.source.unwanted.add(await world.happens());
    world.source.expires = world.world.time.clock + HOUR;
    await world.happens();
    await world.until(async () => (await world.deliveries()).waiting === 2);
    world.source.expires = null;
    world.world.time.pass(3 * HOUR);
    await untilTold();
    await world.settled();
    expect((await subjects()).filter((one) => /[12]$/.test(one ?? ''))).toEqual([]);
  });

  it('knows of no zone that there is not', async () => {
    const quietHours = { from: 0, to: 60, zone: 'Europe/Atlantis' };
    const answer = await world.ask('tess', '/outreach/mine', 'PUT', { quietHours });
    expect(answer).toMatchObject({ status: 422, body: { code: 'zone-unknown' } });
  });
});

describe('what the clock gives rise to', () => {
  it('is sent once, also after a restart, and what was before is not sent after it', async () => {
    const at = world.world.time.clock + DAY;
    const origin = `digest/${at}`;
    world.source.due = (since, now) =>
      since < at && at <= now
        ? [
            {
              origin,
              kind: 'digest',
              about: 'digest',
              subject: { kind: 'person', id: 'tess' },
              twg: null,
              to: { kind: 'person', person: 'tess' },
              notBefore: at,
              expiresAt: null,
              data: {},
            },
          ]
        : [];
    await world.mine('tess', { email: TESS });
    world.world.time.pass(DAY + HOUR);
    await server.taken(1);
    await world.settled();
    await world.restart();
    world.world.time.pass(DAY);
    await untilTold();
    // What tess is told of the same comes with it, before or after.
    await world.settled();
    expect(server.mails.filter(({ to }) => to.includes(TESS))).toHaveLength(2);
    expect((await subjects()).filter((one) => one?.startsWith('digest'))).toHaveLength(1);
  });
});

describe('a person who leaves', () => {
  it('is forgotten, and gets nothing that waits', async () => {
    const quietHours = { from: 9 * 60, to: 12 * 60, zone: 'UTC' };
    await world.mine('tim', { email: 'tim@members.example', quietHours, nameOnPortal: 'shown' });
    await world.happens();
    await world.until(async () => (await world.deliveries()).waiting === 1);
    await world.world.do('sam', 'organization.withdraw', { organization: 'bolt' });
    world.world.time.pass(3 * HOUR);
    await world.settled();
    expect(server.mails).toHaveLength(0);
    const { readFile } = await import('node:fs/promises');
    const kept = await readFile(`${world.world.folder}/outreach/reach.json`, 'utf8');
    expect(kept).not.toContain('tim');
  });
});

describe('the link at the end of a mail', () => {
  const path = async (): Promise<string> => {
    await world.mine('tess', { email: TESS });
    await world.happens();
    await server.taken(1);
    const [mail] = await server.parsed();
    const url = /https:\/\/relay\.example(\/unsubscribe\/\S+)/.exec(mail?.text ?? '')?.[1];
    return url ?? '';
  };

  it('asks before it does anything, and then switches its own kind off and no other', async () => {
    const link = await path();
    const shown = await world.world.http(link);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(String(shown.body)).toContain('<form method="post"');
    expect((await world.mine('tess', {})).off).toEqual([]);
    const form = {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    expect((await world.world.http(link, form)).status).toBe(200);
    expect((await world.mine('tess', {})).off).toEqual(['updates']);
    // Once more does no harm, and there is a way back.
    await world.world.http(link, form);
    expect((await world.mine('tess', {})).off).toEqual(['updates']);
    await world.world.http(`${link}?again`, form);
    expect((await world.mine('tess', {})).off).toEqual([]);
    expect((await world.mine('tess', {})).email).toBe(TESS);
  });

  it('is not guessed, and not turned to another person or kind', async () => {
    const link = await path();
    for (const wrong of [
      link.replace('/tess.', '/tim.'),
      link.replace('.updates.', '.digest.'),
      `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`,
      '/unsubscribe/x',
    ]) {
      expect((await world.world.http(wrong)).status).toBe(404);
      expect((await world.world.http(wrong, { method: 'POST' })).status).toBe(404);
    }
    expect((await world.mine('tim', {})).off).toEqual([]);
  });
});
