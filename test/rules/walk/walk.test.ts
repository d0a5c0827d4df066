/**
 * Goes from every stage of the contract through every act by every kind of person, and holds what
 * the rules say against the contract (`contract/`) and each state against its invariants.
 *
 * `WALK_DEPTH=4` goes an act further than the suite does, which takes minutes. `WALK_REPORT=write`
 * writes `report.md` anew.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Walk } from './explore.ts';
import { KNOWN_DEAD_ENDS } from './known-dead-ends.ts';
import { STARTS } from './starts/all.ts';

const DEPTH = 3;
const depth = Number(process.env['WALK_DEPTH'] ?? DEPTH);
const AN_HOUR = 3_600_000;

const report = new URL('report.md', import.meta.url);

describe('a walk through the lifecycle', () => {
  const walk = new Walk({ depth, everything: 1 });

  beforeAll(() => {
    walk.from(STARTS);
    console.log(
      `The walk: ${STARTS.length} starts, ${walk.counts.reached} worlds, of which ` +
        `${walk.counts.tried.join(' + ')} tried; ${walk.counts.attempts} acts, ` +
        `${walk.counts.accepted} of them accepted.`,
    );
  }, AN_HOUR);

  it('finds the rules as the contract has them, and every state sound', () => {
    expect([...walk.problems]).toEqual([]);
  });

  it('finds somebody who may do each act at each stage of the contract', () => {
    expect(walk.report.empty()).toEqual([]);
  });

  it('meets every code of every row', () => {
    expect(walk.report.unmet()).toEqual([]);
  });

  it('finds a way on from wherever something is not at its end', () => {
    expect([...walk.deadEnds.found.keys()].sort()).toEqual(KNOWN_DEAD_ENDS);
  });

  it.runIf(depth === DEPTH)('finds what it found before', () => {
    if (process.env['WALK_REPORT'] === 'write') writeFileSync(report, walk.report.markdown());
    expect(walk.report.markdown()).toBe(readFileSync(report, 'utf8'));
  });
});
