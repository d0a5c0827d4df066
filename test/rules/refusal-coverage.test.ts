import { describe, expect, it } from 'vitest';
import { ACTS } from '../../shared/rules/acts.ts';
import { ALL_CASES } from './cases/all.ts';
import type { Case } from './cases/case.ts';
import { CONTRACT_CODES, ROWS } from './contract.ts';

/** The code that a case expects; null where it expects that the act is accepted. */
const codeOf = ({ expect: expected }: Case): string | null =>
  typeof expected === 'function' ? null : expected.code;

const refusedWith = new Set(ALL_CASES.map(codeOf));
const casesOf = (act: string): readonly Case[] => ALL_CASES.filter((one) => one.act === act);
const CONTRACT_ACTS = Object.keys(ROWS);

describe('every refusal of the contract', () => {
  it('is expected by a case', () => {
    expect(CONTRACT_CODES.filter((code) => !refusedWith.has(code))).toEqual([]);
  });

  it('is expected by a case of each act whose row names it', () => {
    const missing = Object.entries(ROWS).flatMap(([act, codes]) => {
      const had = new Set(casesOf(act).map(codeOf));
      return codes.filter((code) => !had.has(code)).map((code) => `${act}: ${code}`);
    });
    expect(missing).toEqual([]);
  });
});

describe('every act of the contract', () => {
  it('is one of the rules, and they have no other', () => {
    expect(ACTS.map(({ type }) => type).sort()).toEqual(CONTRACT_ACTS.toSorted());
  });

  it('has a case in which it is accepted', () => {
    const missing = CONTRACT_ACTS.filter((act) =>
      casesOf(act).every((one) => codeOf(one) !== null),
    );
    expect(missing).toEqual([]);
  });

  it('has a case in which it is refused', () => {
    const missing = CONTRACT_ACTS.filter((act) =>
      casesOf(act).every((one) => codeOf(one) === null),
    );
    expect(missing).toEqual([]);
  });
});
