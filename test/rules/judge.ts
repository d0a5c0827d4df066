import { expect } from 'vitest';
import type { Decide } from '../../shared/rules/decide.ts';
import type { Case } from './cases/case.ts';

/** Plays a case under the given rules: null where it comes out as the clause says, else how not. */
export function judge(one: Case, decide: Decide): string | null {
  const world = one.world();
  try {
    const decision = world.ask(one.by, one.act, one.data, one.envelope, decide);
    if (typeof one.expect === 'function') {
      if (!decision.accepted) return `refused: ${JSON.stringify(decision.refusal)}`;
      one.expect(world.accept(decision));
    } else {
      expect(decision).toEqual({ accepted: false, refusal: one.expect });
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
