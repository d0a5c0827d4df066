/** A minority opinion travels with the output: wherever the portal shows its text, and in its JSON. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { known } from '../../shared/rules/index.ts';
import { PortalRelay } from './portal-relay.ts';
import { sampleLedger } from './sample-ledger.ts';

const RECEIPTS = 'delivery-receipts';
const { state, lines } = sampleLedger();
const { textSha256 = '' } = known(state, 'output', RECEIPTS).dissents[0] ?? {};

/** Where the text of the output is, that of its DIP, and those that were voted on. */
const WITH_TEXT = [
  `/portal/outputs/${RECEIPTS}`,
  `/portal/dips/${RECEIPTS}`,
  '/portal/ballots/proceed-receipts',
  '/portal/ballots/approve-receipts',
];
/** Of another output, and of what is no output. */
const OTHERS = [...state.ballot.values()]
  .filter(({ subject }) => subject !== RECEIPTS)
  .map(({ id }) => `/portal/ballots/${id}`);

interface Answered {
  readonly minorityOpinions: readonly {
    readonly person: { readonly name: string | null; readonly organization: object | null };
    readonly textSha256: string;
  }[];
}

let portal: PortalRelay;

beforeAll(async () => {
  portal = await PortalRelay.start({ lines });
});

afterAll(async () => {
  await portal.end();
});

async function opinionsIn(path: string, init: RequestInit = {}): Promise<string> {
  const page = await portal.text(path, init);
  return /<section aria-labelledby="dissents">[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
}

async function inJson(path: string, init: RequestInit = {}): Promise<Answered['minorityOpinions']> {
  const answer = (await (await portal.get(`${path}.json`, init)).json()) as Record<
    'output' | 'dip' | 'ballot',
    Answered | undefined
  >;
  return (answer.output ?? answer.dip ?? answer.ballot)?.minorityOpinions ?? [];
}

describe('a minority opinion', () => {
  it.each(WITH_TEXT)('is shown with the text, to the letter: %s', async (path) => {
    const shown = await opinionsIn(path);
    expect(shown).toContain('1 minority opinion');
    expect(shown).toContain('I would keep receipts for one year.');
    expect(shown).toContain(textSha256);
    expect(await inJson(path)).toMatchObject([{ textSha256 }]);
  });

  it('is not shown with another text', async () => {
    expect(OTHERS.length).toBeGreaterThan(10);
    for (const path of OTHERS) {
      expect([path, await opinionsIn(path)]).toEqual([path, '']);
      expect([path, await inJson(path)]).toEqual([path, []]);
    }
  });

  it.each(WITH_TEXT)('names nobody in public who has not chosen it: %s', async (path) => {
    const shown = await opinionsIn(path);
    expect(shown).not.toContain('Mateo');
    expect(shown).toMatch(/a member of/);
    expect(await inJson(path)).toMatchObject([{ person: { name: null } }]);
  });

  it('is for the members, and with the name, where the portal is', async () => {
    await portal.wishes.open('members');
    try {
      const headers = { cookie: await portal.cookie('mateo') };
      for (const path of WITH_TEXT) {
        expect((await portal.get(path)).status).toBe(403);
        expect((await portal.get(`${path}.json`)).status).toBe(403);
        expect(await opinionsIn(path)).toBe('');
        expect(await opinionsIn(path, { headers })).toContain('Mateo Quispe Rojas');
        expect(await inJson(path, { headers })).toMatchObject([
          { person: { name: 'Mateo Quispe Rojas' } },
        ]);
      }
    } finally {
      await portal.wishes.open('public');
    }
  });
});
