import { describe, expect, it } from 'vitest';
import { changeIn, draftOf } from '../../../renderer/features/association/rulebook-draft.ts';
import { reachOf } from '../../../renderer/features/association/relay-reach.ts';
import { SIMPLE_MAJORITY, SUPERMAJORITY } from '../../../shared/rules/index.ts';
import { DIP_7_RULEBOOK, invalidPart, type Rulebook } from '../../../shared/rules/rulebook.ts';

const draft = draftOf(DIP_7_RULEBOOK);

describe('a change of the rulebook', () => {
  it('is nothing where no number is changed', () => {
    expect(changeIn(DIP_7_RULEBOOK, draft)).toEqual({});
  });

  it('holds only the parts that change, each whole', () => {
    const change = changeIn(DIP_7_RULEBOOK, { ...draft, circulationMin: 10, twgThreshold: 75 });
    expect(change).toEqual({
      circulationDays: { min: 10, max: 14 },
      twg: { ...SUPERMAJORITY, threshold: { num: 75, den: 100, cmp: '>=' } },
    });
    expect(invalidPart(change)).toBeNull();
  });

  it('goes back from a stricter rule to more than half, which the rules take', () => {
    const strict: Rulebook = {
      ...DIP_7_RULEBOOK,
      tsc: { ...SIMPLE_MAJORITY, threshold: { num: 60, den: 100, cmp: '>=' } },
    };
    const change = changeIn(strict, { ...draftOf(strict), tscThreshold: 50 });
    expect(change).toEqual({ tsc: SIMPLE_MAJORITY });
    expect(invalidPart(change)).toBeNull();
  });
});

describe('who can reach the relay', () => {
  it.each([
    ['here', null, 'this-computer'],
    ['here', 'http://192.168.1.20:8123', 'this-network'],
    ['elsewhere', null, 'standing'],
  ] as const)('hosted %s, shared at %s: %s', (hosted, sharedAs, reach) => {
    expect(reachOf({ hosted, sharedAs })).toBe(reach);
  });
});
