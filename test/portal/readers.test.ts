/** Who may read the portal: nobody, members, everybody; and whom it names. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../shared/rules/index.ts';
import { ReachStore } from '../../sync-server/outreach/reach-store.ts';
import { NamesLeftOut } from '../../sync-server/portal/names-left-out.ts';
import { pageKinds } from './page-kinds.ts';
import { PortalRelay } from './portal-relay.ts';
import { NOW, sampleLedger } from './sample-ledger.ts';

let portal: PortalRelay;
const { state, lines } = sampleLedger();
const people = [...state.person.values()];
const [reader = ''] = state.association?.tsc ?? [];

beforeAll(async () => {
  portal = await PortalRelay.start({ lines });
});

beforeEach(async () => {
  portal.now = NOW;
  await portal.wishes.open('public');
});

afterAll(async () => {
  await portal.end();
});

const status = async (path: string, cookie?: string): Promise<number> =>
  (await portal.get(path, cookie === undefined ? {} : { headers: { cookie } })).status;

describe('names', () => {
  it('stand nowhere on a public portal unless their bearers wish it', async () => {
    const files = ['/portal/portal.json', '/portal/feed.atom', '/portal/calendar.ics'];
    const { twg, ballot, output, dip, update } = state;
    const data = [
      ...[...twg.keys()].map((id) => `/portal/groups/${id}.json`),
      ...[...ballot.keys()].map((id) => `/portal/ballots/${id}.json`),
      ...[...output.keys()].map((id) => `/portal/outputs/${id}.json`),
      ...[...dip.keys()].map((id) => `/portal/dips/${id}.json`),
      ...[...update.keys()].map((id) => `/portal/updates/${id}.json`),
    ];
    for (const path of [...pageKinds(state).map((kind) => kind.path), ...files, ...data]) {
      const shown = await portal.text(path);
      for (const { name } of people) expect([path, shown.includes(name)]).toEqual([path, false]);
    }
  });

  it('are shown of whoever has chosen it, from that moment on', async () => {
    const { twg = '' } = {
      twg: [...state.twg.values()].find(({ stage }) => stage === 'formed')?.id,
    };
    const member = state.twg.get(twg)?.roster[0]?.person ?? '';
    const name = state.person.get(member)?.name ?? '';
    expect(await portal.text(`/portal/groups/${twg}`)).not.toContain(name);
    portal.wishes.show(member);
    expect(await portal.text(`/portal/groups/${twg}`)).toContain(name);
  });

  it('are all shown to members', async () => {
    const cookie = await portal.cookie(reader);
    for (const ballot of state.ballot.values()) {
      const page = await portal.text(`/portal/ballots/${ballot.id}`, { headers: { cookie } });
      for (const person of ballot.roll) expect(page).toContain(state.person.get(person)?.name);
    }
  });

  it('are left out of texts however they are written, and nothing else is', () => {
    const [first] = people;
    if (first === undefined) throw new Error('nobody is in the sample');
    const names = new NamesLeftOut(state, (id) => id !== first.id);
    const spread = first.name.split(' ').join('\n');
    for (const written of [
      first.name,
      first.name.toUpperCase(),
      spread,
      `**${first.name}**`,
      `(${first.id})`,
    ]) {
      const { text, count } = names.leaveOut(`It was ${written}, they say.`);
      expect([written, count]).toEqual([written, 1]);
      expect(text.toLowerCase()).not.toContain(first.name.toLowerCase());
    }
    const [part = ''] = first.name.split(' ');
    const innocent = `A word like ${part} alone, and ${part}x ${first.name}x.`;
    expect(names.leaveOut(innocent)).toEqual({ text: innocent, count: 0 });
  });
});

describe('a portal that is off', () => {
  it('is not there, for anybody, and nobody stays let in', async () => {
    const cookie = await portal.cookie(reader);
    await portal.wishes.open('off');
    for (const { path } of pageKinds(state))
      expect([path, await status(path, cookie)]).toEqual([path, 404]);
    const refused = await portal.get('/outreach/portal-link', {
      method: 'POST',
      headers: { authorization: `Bearer ${await portal.token(reader)}` },
      body: JSON.stringify({ path: '/portal' }),
    });
    expect(refused.status).toBe(409);
    await portal.wishes.open('members');
    expect(await status('/portal', cookie)).toBe(403);
  });

  it('lets nobody in again whom it had let in, where nobody asked for it meanwhile', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'convene-portal-reach-'));
    const reach = await ReachStore.open(join(folder, 'reach.json'));
    const real = await PortalRelay.start({ lines, reach });
    try {
      const shown = async (cookie: string): Promise<number> =>
        (await real.get('/portal', { headers: { cookie } })).status;
      await reach.change({ portal: 'members' });
      const [cookie, link] = [await real.cookie(reader), await real.link(reader)];
      expect(await shown(cookie)).toBe(200);
      await reach.change({ portal: 'public' });
      await reach.change({ portal: 'members' });
      expect(await shown(cookie)).toBe(200);
      await reach.change({ portal: 'off' });
      await reach.change({ portal: 'members' });
      expect(await shown(cookie)).toBe(403);
      expect((await real.get(link)).status).toBe(410);
      await real.stop();
      await real.start();
      expect(await shown(cookie)).toBe(403);
    } finally {
      await real.end();
      await reach.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('a portal for members', () => {
  beforeEach(() => portal.wishes.open('members'));

  it('says the same to strangers whatever they ask for', async () => {
    const said = await portal.text('/portal');
    expect(said).not.toContain(state.association?.name);
    for (const path of [
      '/portal/groups',
      '/portal/nothing',
      '/portal/feed.atom',
      '/portal/portal.json',
    ]) {
      expect([await status(path), await portal.text(path)]).toEqual([403, said]);
    }
    expect(await status('/portal', 'convene-portal=made-up')).toBe(403);
  });

  it('lets a browser in by a link, once, within five minutes', async () => {
    const path = await portal.link(reader, '/portal/groups');
    expect((await portal.get(path, { method: 'HEAD' })).headers.get('set-cookie')).toBeNull();
    const entered = await portal.get(path);
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe('/portal/groups');
    const cookie = entered.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      /^convene-portal=[A-Za-z0-9_-]{43}; Path=\/portal; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
    );
    expect((await portal.get(path)).status).toBe(410);
    const late = await portal.link(reader);
    portal.uptime += 5 * 60_000;
    expect(await status(late)).toBe(410);
  });

  it('keeps a cookie for 30 days, over a restart', async () => {
    const cookie = await portal.cookie(reader);
    await portal.stop();
    await portal.start();
    expect(await status('/portal', cookie)).toBe(200);
    portal.now = NOW + 30 * DAY - 1;
    expect(await status('/portal', cookie)).toBe(200);
    portal.now = NOW + 30 * DAY;
    expect(await status('/portal', cookie)).toBe(403);
  });

  it('forgets a browser that leaves', async () => {
    const cookie = await portal.cookie(reader);
    await portal.get('/portal/leave', { method: 'POST', headers: { cookie } });
    expect(await status('/portal', cookie)).toBe(403);
  });

  it('takes no link out of the portal, and nothing from elsewhere', async () => {
    const out = await portal.get(await portal.link(reader, '/portal/../../evil'));
    expect(out.headers.get('location')).toBe('/portal');
    const forged = await portal.get('/portal/leave', {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    });
    expect(forged.status).toBe(403);
  });

  it('gives each person private addresses of feeds, of which new ones can be taken', async () => {
    const cookie = await portal.cookie(reader);
    const address = async (): Promise<string> => {
      const page = await portal.text('/portal/follow', { headers: { cookie } });
      return /\/portal\/for\/[^"/]+/.exec(page)?.[0] ?? '';
    };
    const own = await address();
    for (const file of ['/feed.atom', '/calendar.ics'])
      expect(await status(`${own}${file}`)).toBe(200);
    for (const path of ['', '/portal.json', '/groups', '/follow'])
      expect(await status(`${own}${path}`)).not.toBe(200);
    expect(await status(`${own}x/feed.atom`)).toBe(404);
    await portal.get('/portal/follow/renew', { method: 'POST', headers: { cookie } });
    expect(await status(`${own}/feed.atom`)).toBe(404);
    expect(await status(`${await address()}/feed.atom`)).toBe(200);
  });
});

describe('requests', () => {
  it('are answered with 304 where nothing has changed, and HEAD without a body', async () => {
    const first = await portal.get('/portal/groups');
    const etag = first.headers.get('etag') ?? '';
    const again = await portal.get('/portal/groups', {
      headers: { 'if-none-match': `"other", W/${etag}` },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const head = await portal.get('/portal/groups', { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
    const part = await portal.get('/portal/groups', { headers: { range: 'bytes=0-9' } });
    expect([part.status, (await part.text()).length > 100]).toEqual([200, true]);
  });

  it.each([
    '/portal/groups/..%2f..%2frelay-key',
    '/portal/%2e%2e/relay-key',
    '/portal/groups/%00',
    '/portal/groups/%ff%fe',
    '/portal/groups/__proto__',
    '/portal/groups/constructor',
    '/portal//groups',
    '/portal/groups?page=0',
    '/portal/ballots?page=-1',
    '/portal/ballots?page=99999999999999999999',
    '/portal/ballots?page=2',
    `/portal/groups/${'a'.repeat(200)}`,
    '/portal/for/x/feed.atom',
  ])('for what is not there find nothing: %s', async (path) => {
    expect([404, 400]).toContain(await status(path));
  });

  it('for pages beyond the last of a group’s list find nothing, and end with no slashes', async () => {
    const [group] = [...sampleLedger().state.twg.keys()];
    expect(await status(`/portal/groups/${group}/ballots`)).toBe(200);
    expect(await status(`/portal/groups/${group}/ballots?page=9999999`)).toBe(404);
    expect(await status(`/portal/groups/${group}/updates?page=9999999`)).toBe(404);
    const led = await portal.get('/portal/groups///', { redirect: 'manual' });
    expect([led.status, led.headers.get('location')]).toEqual([
      expect.any(Number),
      '/portal/groups',
    ]);
  });

  it('by other methods are refused', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'POST']) {
      expect((await portal.get('/portal/groups', { method })).status).toBe(405);
    }
  });
});
