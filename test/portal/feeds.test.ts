/** Feeds and calendars of the portal, read by parsers that were not written here. */

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PortalRelay } from './portal-relay.ts';
import { sampleLedger } from './sample-ledger.ts';

interface AtomLink {
  readonly rel?: string;
  readonly href: string;
}

interface AtomEntry {
  readonly id: string;
  readonly title: { readonly '#text': string; readonly type: string };
  readonly updated: string;
  readonly link: AtomLink;
  readonly content: { readonly '#text': string; readonly type: string };
}

interface AtomFeed {
  readonly feed: {
    readonly id: string;
    readonly title: string;
    readonly updated: string;
    readonly author: { readonly name: string };
    readonly link: readonly AtomLink[];
    readonly entry: readonly AtomEntry[];
  };
}

let portal: PortalRelay;
const { state } = sampleLedger();
const GROUPS = [...state.twg.keys()].sort();
const FEEDS = ['/portal/feed.atom', ...GROUPS.map((id) => `/portal/groups/${id}/feed.atom`)];
const CALENDARS = [
  '/portal/calendar.ics',
  ...GROUPS.map((id) => `/portal/groups/${id}/calendar.ics`),
];

beforeAll(async () => {
  portal = await PortalRelay.start({ lines: sampleLedger().lines });
});

afterAll(async () => {
  await portal.end();
});

function parsed(xml: string): AtomFeed {
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'entry',
  });
  return parser.parse(xml) as AtomFeed;
}

const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text);

describe('Atom feeds', () => {
  it.each(FEEDS)('have what RFC 4287 asks for: %s', async (path) => {
    const answer = await portal.get(path);
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const { feed } = parsed(await answer.text());
    expect(feed.id).toMatch(/^tag:/);
    expect(feed.title).not.toBe('');
    expect(feed.author.name).toBe('Kelda Association (sample)');
    expect(isInstant(feed.updated)).toBe(true);
    expect(feed.link).toContainEqual({ rel: 'self', href: `${portal.url}${path}` });
    const entries = feed.entry ?? [];
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    for (const { id, title, updated, link } of entries) {
      expect(id).toMatch(/^tag:/);
      expect(title['#text']).not.toBe('');
      expect(isInstant(updated)).toBe(true);
      expect((await portal.get(new URL(link.href).pathname)).status).toBe(200);
    }
  });

  it('are the same, byte for byte, until something happens', async () => {
    const [first, second] = [await portal.get(FEEDS[0] ?? ''), await portal.get(FEEDS[0] ?? '')];
    expect(await first.text()).toBe(await second.text());
    expect(first.headers.get('etag')).toBe(second.headers.get('etag'));
  });

  it('say what has been decided, and how', async () => {
    const { feed } = parsed(await portal.text('/portal/feed.atom'));
    const closed = feed.entry.filter(({ id }) => id.endsWith('/closed'));
    const expected = [...state.ballot.values()].filter(({ status }) => status === 'closed');
    expect(closed).toHaveLength(expected.length);
    expect(feed.entry.filter(({ id }) => id.includes('/update/'))).toHaveLength(state.update.size);
  });
});

describe('calendars', () => {
  it.each(CALENDARS)('can be read by a calendar: %s', async (path) => {
    const answer = await portal.get(path);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await answer.text();
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    for (const event of events) {
      expect(event.component.getFirstPropertyValue('dtstamp')).not.toBeNull();
      expect(event.endDate.compare(event.startDate)).toBe(1);
      expect(event.startDate.zone.tzid).toBe('UTC');
    }
  });

  it('hold every meeting, and when each open ballot ends', async () => {
    const text = await portal.text('/portal/calendar.ics');
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
    for (const { id, at, minutes } of state.meeting.values()) {
      const found = events.find(({ uid }) => uid.startsWith(`${id}@`));
      expect(found?.startDate.toJSDate().getTime()).toBe(at);
      expect(found?.endDate.toJSDate().getTime()).toBe(at + minutes * 60_000);
    }
    const ends = events.filter(({ uid }) => uid.startsWith('ballot-'));
    expect(ends).toHaveLength(state.openBallots.length);
  });

  it('tell where a meeting is to members alone', async () => {
    expect(await portal.text('/portal/calendar.ics')).not.toContain('LOCATION');
    const [person = ''] = [...state.person.keys()];
    const cookie = await portal.cookie(person);
    expect(await portal.text('/portal/calendar.ics', { headers: { cookie } })).toContain(
      'LOCATION',
    );
  });
});
