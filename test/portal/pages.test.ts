/** Every page of the sample's portal, from a real relay: valid, and what it says of itself holds. */

import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageKinds } from './page-kinds.ts';
import { PortalRelay } from './portal-relay.ts';
import { sampleLedger } from './sample-ledger.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Titles are as long as people make them; the page's own are shortened by what shows them.
    'long-title': 'off',
    // Of the source, which nobody reads.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'doctype-style': 'off',
    // The stylesheet is the relay's own, named after its content.
    'require-sri': ['error', { target: 'crossorigin' }],
    // What scrolls sideways is a region with a name that the keyboard reaches.
    'prefer-native-element': 'off',
  },
});

let portal: PortalRelay;
const kinds = pageKinds(sampleLedger().state);

beforeAll(async () => {
  portal = await PortalRelay.start({ lines: sampleLedger().lines });
});

afterAll(async () => {
  await portal.end();
});

function problems(html: string): Promise<string[]> {
  return validator
    .validateString(html)
    .then(({ results }) =>
      results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`),
      ),
    );
}

describe('the pages of the sample', () => {
  it.each(kinds)('are valid HTML: $name', async ({ path }) => {
    expect(await problems(await portal.text(path))).toEqual([]);
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
