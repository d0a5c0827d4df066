/** Titles, names, charters and texts that try to break out: they are shown, and do nothing. */

import { chromium, type Browser } from '@playwright/test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LONGEST_CHARTER, charterBytes } from '../../shared/rules/index.ts';
import { said } from '../../shared/wording/index.ts';
import {
  DIRECTIONS,
  ELSEWHERE,
  hostileLedger,
  HOSTILE_LINES,
  HOSTILE_TEXT,
} from './hostile-ledger.ts';
import { htmlProblems } from './html-problems.ts';
import { pageKinds } from './page-kinds.ts';
import { PortalRelay } from './portal-relay.ts';

/** For what a browser does on a busy machine, in ms. */
const PATIENCE = 120_000;
const { state, lines } = hostileLedger();
const kinds = pageKinds(state);
const AUDIENCES = ['everybody', 'members'] as const;

let portal: PortalRelay;
let cookie = '';

beforeAll(async () => {
  portal = await PortalRelay.start({ lines });
  cookie = await portal.cookie(state.association?.tsc[0] ?? '');
});

afterAll(async () => {
  await portal.end();
});

const shown = (path: string, audience: (typeof AUDIENCES)[number]): Promise<string> =>
  portal.text(path, audience === 'members' ? { headers: { cookie } } : {});

const TAGS = new Set(
  (
    'html head meta title link body a header p strong div nav ul li main article h1 h2 h3 h4 h5 h6 ol bdi footer ' +
    'code pre time span dl dt dd section figure blockquote figcaption em table thead tbody tr th td svg ' +
    'rect details summary s form button hr br'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  (
    'lang charset name content rel href type title class id tabindex role aria-label aria-labelledby ' +
    'aria-current aria-hidden dir datetime scope viewbox preserveaspectratio x y width height method ' +
    'action start'
  ).split(' '),
);
const TAG = /<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/gi;

interface Tag {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** The tags of a page; whatever begins like one and is none of them is a tag without a name. */
function tagsOf(html: string): Tag[] {
  const tags = [...html.matchAll(TAG)].map(([, name = '', attributes = '']) => ({
    name: name.toLowerCase(),
    attributes: [...attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)].map(
      ([, attribute = '', value = '']) => [attribute.toLowerCase(), value] as const,
    ),
  }));
  const rest = html.replace(TAG, '').replace(/<\/[a-z][a-z0-9]*\s*>|<!doctype html>/gi, '');
  return rest.includes('<') ? [...tags, { name: '', attributes: [] }] : tags;
}

const OWN = ['/portal', '#main', 'data:,'];
const leadsOn = (address: string): boolean =>
  OWN.some((own) => address.startsWith(own)) || /^https?:\/\/127\.0\.0\.1:\d+\/portal/.test(address)
    ? address !== '/portal/leave' && !address.startsWith('data:,<')
    : address.startsWith('https://');

/** What of a piece of HTML is not what the portal itself writes. */
function strange(html: string): string[] {
  return tagsOf(html).flatMap(({ name, attributes }) => [
    ...(TAGS.has(name) ? [] : [`<${name}>`]),
    ...attributes.flatMap(([attribute, value]) => [
      ...(ATTRIBUTES.has(attribute) ? [] : [`${name} ${attribute}`]),
      ...(attribute === 'href' && !leadsOn(value) ? [`${name} to ${value}`] : []),
    ]),
  ]);
}

const unescaped = (text: string): string =>
  text.replace(
    /&(?:amp|lt|gt|quot|#39);/g,
    (entity) =>
      ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" })[entity] ?? entity,
  );

const STEERS = new RegExp(`[${DIRECTIONS}]`, 'u');

describe('what is hostile in the ledger', () => {
  it('is in it: every line of it, and charters as long as they may be', () => {
    const names = [...state.person.values(), ...state.organization.values()].map(
      ({ name }) => name,
    );
    const titles = [...state.meeting.values(), ...state.update.values()].map(({ title }) => title);
    for (const line of HOSTILE_LINES) {
      const isThere = [...names, ...titles].some((name) => name.startsWith(line));
      expect([line, isThere]).toEqual([line, true]);
    }
    // What looks for them finds them.
    for (const found of ['<script>', 'b onclick', '<>']) {
      expect([...HOSTILE_LINES, HOSTILE_TEXT].flatMap(strange)).toContain(found);
    }
    const lengths = [...state.twg.values()].map(({ charter }) => charterBytes(charter));
    expect(Math.max(...lengths)).toBe(LONGEST_CHARTER);
  });
});

describe.each(AUDIENCES)('pages for %s', (audience) => {
  it.each(kinds)(
    'are valid, and of nothing but their own tags and links: $name',
    async ({ path }) => {
      const html = await shown(path, audience);
      expect(await htmlProblems(html)).toEqual([]);
      // The page on how to follow has buttons of its own, for members; texts have none.
      expect(strange(html)).toEqual([]);
      if (path !== '/portal/follow') expect(html).not.toMatch(/<(?:form|button)\b/i);
    },
  );

  it('have titles that steer nobody’s reading, and say each as it is written', async () => {
    for (const { id, name } of state.twg.values()) {
      const html = await shown(`/portal/groups/${id}`, audience);
      const [, heading = ''] = /<h1 dir="auto">([\s\S]*?)<\/h1>/.exec(html) ?? [];
      expect(unescaped(heading)).toBe(said(name));
      for (const [, title = ''] of html.matchAll(/<(?:title|bdi)>([\s\S]*?)<\/(?:title|bdi)>/g)) {
        expect(STEERS.test(title)).toBe(false);
      }
    }
  });
});

describe('Atom feeds', () => {
  const paths = [
    '/portal/feed.atom',
    ...[...state.twg.keys()].map((id) => `/portal/groups/${id}/feed.atom`),
  ];

  it.each(paths)('are XML, and what they hold does nothing: %s', async (path) => {
    const xml = await portal.text(path);
    expect(XMLValidator.validate(xml)).toBe(true);
    const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'entry' });
    const { feed } = parser.parse(xml) as {
      feed: {
        title: string;
        entry?: { title: { '#text': string }; content: { '#text': string } }[];
      };
    };
    expect(STEERS.test(feed.title)).toBe(false);
    for (const { title, content } of feed.entry ?? []) {
      // Both are HTML to a reader; a title has not one tag in it.
      expect(title['#text']).not.toMatch(/<[a-z/!]/i);
      expect(STEERS.test(title['#text'])).toBe(false);
      expect(strange(content['#text'])).toEqual([]);
    }
  });
});

describe('calendars', () => {
  it('hold as many events as there are, each with its title to the letter', async () => {
    const text = await portal.text('/portal/calendar.ics');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
    for (const { id, title, at } of state.meeting.values()) {
      const event = events.find(({ uid }) => uid.startsWith(`${id}@`));
      expect(event?.startDate.toJSDate().getTime()).toBe(at);
      expect(event?.summary.endsWith(`: ${said(title)}`)).toBe(true);
    }
    expect(text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(events.length);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    for (const { summary } of events) expect(STEERS.test(summary)).toBe(false);
  });
});

describe('JSON', () => {
  it('is JSON that no browser takes for a page, and says titles as pages do', async () => {
    for (const { id, name } of state.twg.values()) {
      const answer = await portal.get(`/portal/groups/${id}.json`, { headers: { cookie } });
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      const { group } = (await answer.json()) as { readonly group: { readonly name: string } };
      expect(group.name).toBe(said(name));
    }
  });
});

describe('in Chromium, without the policy that forbids it to run anything', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
      timeout: PATIENCE,
    });
  });

  afterAll(async () => {
    await browser.close();
  });

  it('nothing runs, nothing is fetched from elsewhere, and nothing is wider than 320 px', async () => {
    const context = await browser.newContext({
      bypassCSP: true,
      viewport: { width: 320, height: 640 },
      extraHTTPHeaders: { cookie },
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    for (const { path } of kinds) {
      await page.goto(`${portal.url}${path}`);
      const seen = await page.evaluate(
        '[window.ran === undefined, document.documentElement.scrollWidth - document.documentElement.clientWidth]',
      );
      expect([path, seen]).toEqual([path, [true, 0]]);
    }
    const elsewhere = asked.filter(
      (url) => !url.startsWith(portal.url) && !url.startsWith('data:'),
    );
    expect(elsewhere).toEqual([]);
    expect(asked.some((url) => url.startsWith(ELSEWHERE))).toBe(false);
  }, 600_000);
});
