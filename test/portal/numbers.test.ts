/** The portal's numbers are those of `twg verify`, and of a replay, on the same ledger. */

import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../shared/cli/node-crypto.ts';
import { stateReport } from '../../shared/cli/state-report.ts';
import { ExportReader } from '../../shared/ledger/export-reader.ts';
import { ExportWriter } from '../../shared/ledger/export-writer.ts';
import { rulesVersions } from '../../shared/ledger/rules-versions.ts';
import { needed, RULES, standingOf, tallyOf, type State } from '../../shared/rules/index.ts';
import { runTwg } from '../cli/run-twg.ts';
import { goldenSigner } from '../scenarios/golden/story.ts';
import { LEDGER_FILE } from '../scenarios/golden/make.ts';
import { PortalRelay } from './portal-relay.ts';
import { portalSigner, sampleLedger } from './sample-ledger.ts';
import type { Signer } from '../../shared/ledger/crypto.ts';

interface Line {
  readonly kind: string;
  readonly seq?: number;
}

const kindOf = (line: string): string => (JSON.parse(line) as Line).kind;

/** The lines up to an entry, with a trailer that fits, and the state there. */
function upTo(lines: readonly string[], entries: number) {
  const reader = new ExportReader({
    crypto: nodeCrypto,
    rules: rulesVersions(RULES),
    ledger: null,
    entrySignatures: 'last',
  });
  const taken: string[] = [];
  for (const line of lines) {
    if (kindOf(line) === 'trailer') break;
    if (reader.replica.position.seq === entries) break;
    reader.read(line);
    taken.push(line);
  }
  const { replica } = reader;
  const counted = new ExportWriter(() => undefined, { lines: taken.length, texts: [] });
  return { lines: [...taken, counted.trailer(replica.position)], replica };
}

interface Verdict {
  readonly ok: boolean;
  readonly entries: number;
  readonly head: string;
  readonly stateHash: string;
}

async function verify(lines: readonly string[]): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'convene-portal-verify-'));
  try {
    const file = join(folder, 'export.ledger');
    await writeFile(file, lines.map((line) => `${line}\n`).join(''));
    const { out } = await runTwg(folder, 'verify', file);
    return JSON.parse(out[0] ?? '{}') as Verdict;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const CASES: {
  name: string;
  lines: readonly string[];
  relayOf: (key: string) => Signer;
  parts: number[];
}[] = [
  {
    name: 'the sample',
    lines: sampleLedger().lines,
    relayOf: () => portalSigner('relay 1'),
    parts: [60, 150, Number.POSITIVE_INFINITY],
  },
  {
    name: 'the golden ledger',
    lines: readFileSync(LEDGER_FILE, 'utf8').trimEnd().split('\n'),
    relayOf: (key) =>
      [1, 2, 3]
        .map((each) => goldenSigner(`relay ${each}`))
        .find(({ publicKey }) => publicKey === key) ?? goldenSigner('relay 1'),
    parts: [40, 137, 420, 800, Number.POSITIVE_INFINITY],
  },
];

const COUNTS =
  /(\d+) yes[\s\S]*?(\d+) no[\s\S]*?(\d+) abstained[\s\S]*?(\d+) not voted[\s\S]*?(\d+) recused[\s\S]*?(\d+) eligible of (\d+) on the roll/;

async function compareBallots(portal: PortalRelay, state: State, now: number): Promise<void> {
  const report = stateReport(state, now);
  for (const ballot of state.ballot.values()) {
    const answer = await portal.get(`/portal/ballots/${ballot.id}.json`);
    const { ballot: shown } = (await answer.json()) as { readonly ballot: Record<string, unknown> };
    const { yes, no, abstain, notVoted, eligible } = tallyOf(ballot);
    const { recused, roll } = standingOf(ballot);
    const { quorum, threshold, toPass, decided } = needed(ballot);
    expect(shown).toMatchObject({
      yes,
      no,
      abstain,
      notVoted,
      eligible,
      recused,
      roll,
      quorum,
      threshold,
      toPass,
      decided,
    });
    const told = report.ballots[ballot.id];
    for (const field of [
      'status',
      'outcome',
      'roll',
      'eligible',
      'yes',
      'no',
      'abstain',
      'recused',
    ] as const) {
      expect([ballot.id, field, shown[field]]).toEqual([ballot.id, field, told?.[field]]);
    }
    const page = await portal.text(`/portal/ballots/${ballot.id}`);
    const [, counts = ''] = /<ul class="counts">([\s\S]*?)<\/ul>/.exec(page) ?? [];
    const numbers = (COUNTS.exec(counts.replace(/<[^>]*>/g, ' ')) ?? []).slice(1).map(Number);
    expect(numbers).toEqual([yes, no, abstain, notVoted, recused, eligible, roll]);
  }
}

describe.each(CASES)('$name', ({ lines, relayOf, parts }) => {
  it.each(parts)(
    'up to entry %d',
    async (entries) => {
      const part = upTo(lines, entries);
      const { state, at } = part.replica;
      const verdict = await verify(part.lines);
      expect(verdict.ok).toBe(true);
      const signer = relayOf(state.association?.relay.publicKey ?? '');
      const portal = await PortalRelay.start({ lines: part.lines, signer, now: at });
      try {
        const about = (await (await portal.get('/portal/about.json')).json()) as Verdict;
        expect({ ...about, ok: true }).toMatchObject(verdict);
        const page = await portal.text('/portal/about');
        for (const said of [verdict.head, verdict.stateHash]) expect(page).toContain(said);
        await compareBallots(portal, state, at);
        const { groups } = (await (await portal.get('/portal/groups.json')).json()) as {
          readonly groups: readonly { readonly id: string }[];
        };
        const { twgs } = stateReport(state, at);
        expect(groups).toHaveLength(state.twg.size);
        for (const group of groups) {
          const { stage, organizations, updatesOverdue } = twgs[group.id] ?? {};
          expect(group).toMatchObject({ stage, organizations, updatesOverdue });
        }
      } finally {
        await portal.end();
      }
    },
    60_000,
  );
});
