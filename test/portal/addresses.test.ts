import ICAL from 'ical.js';
import { afterEach, describe, expect, it } from 'vitest';
import { PortalRelay } from './portal-relay.ts';
import { sampleLedger } from './sample-ledger.ts';

let portal: PortalRelay;
afterEach(() => portal.end());

/** The addresses of the calendar's events, each once by its beginning. */
async function originsOf(knownAs: string): Promise<(string | null)[]> {
  portal = await PortalRelay.start({ lines: sampleLedger().lines, more: { knownAs: [knownAs] } });
  const calendar = new ICAL.Component(
    ICAL.parse(await portal.text('/portal/calendar.ics')) as unknown[],
  );
  const urls = calendar
    .getAllSubcomponents('vevent')
    .map((event) => event.getFirstPropertyValue('url'))
    .map((url) => (url === null ? null : new URL(String(url)).origin));
  expect(urls.length).toBeGreaterThanOrEqual(10);
  return [...new Set(urls)];
}

describe('a calendar of a relay that is known as', () => {
  it.each([
    ['https://relay.example.org', 'https://relay.example.org'],
    ['HTTPS://Relay.Example.ORG', 'https://relay.example.org'],
    ['https://[2001:db8::1]:8443', null],
    ['https://relay_1.example.org', null],
  ])('%s can be read, and leads there where it can', async (knownAs, origin) => {
    expect(await originsOf(knownAs)).toEqual([origin]);
  });
});
