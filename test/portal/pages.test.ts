/** Every page of the sample's portal, from a real relay: valid, and what it says of itself holds. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlProblems } from './html-problems.ts';
import { pageKinds } from './page-kinds.ts';
import { PortalRelay } from './portal-relay.ts';
import { sampleLedger } from './sample-ledger.ts';

let portal: PortalRelay;
const kinds = pageKinds(sampleLedger().state);

beforeAll(async () => {
  portal = await PortalRelay.start({ lines: sampleLedger().lines });
});

afterAll(async () => {
  await portal.end();
});

describe('the pages of the sample', () => {
  it.each(kinds)('are valid HTML: $name', async ({ path }) => {
    expect(await htmlProblems(await portal.text(path))).toEqual([]);
  });

  it('say that it is a rehearsal, each of them', async () => {
    for (const { path } of kinds) {
      const answer = await portal.get(path);
      if (answer.status !== 200) continue;
      expect(await answer.text()).toContain('<strong>Rehearsal.</strong>');
    }
  });

  it('have a policy that lets nothing run, and no script', async () => {
    for (const { path } of kinds) {
      const answer = await portal.get(path);
      expect(answer.headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      );
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(await answer.text()).not.toMatch(/<script|style="|\son[a-z]+="/i);
    }
  });

  it('lead only to pages that are there', async () => {
    const seen = new Set<string>();
    for (const { path } of kinds) {
      const html = await portal.text(path);
      for (const [, to = ''] of html.matchAll(/href="(\/portal[^"#]*)"/g)) seen.add(to);
    }
    expect(seen.size).toBeGreaterThan(40);
    for (const to of seen) expect([to, (await portal.get(to)).status]).toEqual([to, 200]);
  });
});
