import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computationOf, tallyInput } from '../../../shared/wording/computation.ts';
import { askedShare, shareOf } from '../../../shared/wording/share-words.ts';
import {
  SIMPLE_MAJORITY,
  SUPERMAJORITY,
  tallyOf,
  type Ballot,
} from '../../../shared/rules/index.ts';
import type { CommandIo } from '../../../shared/cli/command-io.ts';
import { tallyCommand } from '../../../shared/cli/tally.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OUTCOMES } from '../../../shared/wording/labels.ts';
import { aBallot, recusals, votes } from './a-ballot.ts';

const lines = (ballot: Ballot) =>
  Object.fromEntries(
    computationOf(ballot).map(({ label, working, holds }) => [label, [working, holds]]),
  );

describe('the count, line by line', () => {
  it('shows the working of a vote that fails at 66.7 %', () => {
    const ballot = aBallot({
      rule: SUPERMAJORITY,
      roll: ['ada', 'bea', 'cai', 'dan'],
      votes: votes(['ada', 'yes'], ['bea', 'yes'], ['cai', 'no'], ['dan', 'yes']),
      recusals: recusals('dan'),
    });
    expect(computationOf(ballot)).toEqual([
      { label: 'Roll, frozen when it opened', working: '4', holds: null },
      { label: 'Eligible', working: '4 − 1 recused = 3', holds: null },
      { label: 'Votes that count', working: '2 yes, 1 no, 0 abstained, 0 not voted', holds: null },
      { label: 'Took part', working: '2 + 1 + 0 = 3', holds: null },
      {
        label: 'Quorum: over 50 % of the roll',
        working: '3 × 2 = 6 must exceed 1 × 4 = 4',
        holds: 'yes',
      },
      { label: 'Votes cast', working: '2 + 1 = 3', holds: null },
      {
        label: 'Threshold: at least 67 % of the votes cast',
        working: '2 × 100 = 200 must reach 67 × 3 = 201; 66.7 % yes',
        holds: 'no',
      },
      { label: 'Outcome', working: 'Failed', holds: null },
    ]);
  });

  it('says that nothing is in favour where nothing is cast', () => {
    const ballot = aBallot({
      votes: votes(['ada', 'abstain'], ['bea', 'abstain'], ['cai', 'abstain']),
    });
    expect(lines(ballot)['Threshold: over 50 % of the votes cast']).toEqual([
      'nothing is cast, so nothing is in favour',
      'no',
    ]);
  });

  it('agrees with the tally on every line, and the sums come out', () => {
    const roll = ['ada', 'bea', 'cai', 'dan', 'eve', 'fay', 'gus'];
    const choice = fc.constantFrom('yes', 'no', 'abstain');
    const rule = fc.constantFrom(SIMPLE_MAJORITY, SUPERMAJORITY, {
      ...SUPERMAJORITY,
      base: 'eligible' as const,
    });
    const made = fc.array(fc.tuple(fc.constantFrom(...roll), choice), { maxLength: 14 });
    const out = fc.subarray(roll);
    fc.assert(
      fc.property(rule, made, out, (which, cast, recused) => {
        const ballot = aBallot({
          rule: which,
          roll,
          votes: votes(...cast),
          recusals: recusals(...recused),
        });
        const tally = tallyOf(ballot);
        const computed = computationOf(ballot);
        const holds = (start: string) =>
          computed.find(({ label }) => label.startsWith(start))?.holds === 'yes';
        expect(holds('Quorum')).toBe(tally.quorum.met);
        expect(holds('Threshold')).toBe(tally.threshold.met);
        expect(computed.at(-1)?.working).toBe(OUTCOMES[tally.outcome]);
        for (const { working, holds } of computed) {
          const compared = / = (\d+) must (exceed|reach) .* = (\d+)/.exec(working);
          if (compared === null) continue;
          const [, left, how, right] = compared;
          const truth =
            how === 'exceed' ? Number(left) > Number(right) : Number(left) >= Number(right);
          // Where nothing is cast the comparison is not made at all.
          expect(holds === 'yes').toBe(
            truth && !(working.includes('yes') && tally.yes + tally.no === 0),
          );
        }
      }),
    );
  });

  it('gives `twg tally` what it needs to come to the same', async () => {
    const ballot = aBallot({
      rule: SUPERMAJORITY,
      votes: votes(['ada', 'no'], ['bea', 'yes'], ['ada', 'yes'], ['cai', 'no'], ['dan', 'yes']),
      recusals: recusals('cai'),
    });
    const folder = await mkdtemp(path.join(tmpdir(), 'convene-tally-'));
    const file = path.join(folder, 'votes.json');
    await writeFile(file, tallyInput(ballot));
    const said: string[] = [];
    const io: CommandIo = {
      out: (line) => void said.push(line),
      err: (line) => void said.push(line),
      resolvePath: (name) => name,
    };
    expect(await tallyCommand([file], io)).toBe(0);
    await rm(folder, { recursive: true });
    expect(JSON.parse(said.join(''))).toEqual({ ...tallyOf(ballot), ignored: [] });
  });
});

describe('a share in words', () => {
  const at67 = SUPERMAJORITY.threshold;
  it.each([
    [2, 3, '66.7 %'],
    [3, 3, '100 %'],
    [1, 2, '50 %'],
    [0, 4, '0 %'],
    [0, 0, '0 %'],
    [67, 100, '67 %'],
    // It would round to 67, which it is not.
    [33_499, 50_000, '66.998 %'],
  ])('%i of %i is %s', (count, whole, words) => {
    expect(shareOf(count, whole, at67)).toBe(words);
  });

  it('does not show a bare majority as half', () => {
    expect(shareOf(50_001, 100_000, SIMPLE_MAJORITY.threshold)).toBe('50.001 %');
  });

  it('says what is asked', () => {
    expect(askedShare(at67)).toBe('at least 67 %');
    expect(askedShare(SIMPLE_MAJORITY.quorum)).toBe('over 50 %');
    expect(askedShare({ num: 2, den: 3, cmp: '>=' })).toBe('at least 66.67 %');
  });
});
