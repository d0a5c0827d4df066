/** What the contract says to an act: its "Order of checks". */

import { foundedIn, isInAssociation } from '../standing.ts';
import { ASSOCIATION_ROWS } from './association.ts';
import { BALLOT_ROWS } from './ballots.ts';
import { DIP_ROWS } from './dips.ts';
import { FORMATION_ROWS } from './formation.ts';
import { GROUP_ROWS } from './group.ts';
import { OUTPUT_ROWS } from './outputs.ts';
import type { Question } from './question.ts';
import type { Row } from './row.ts';
import { isTaken, isThere, stageOf } from './stage.ts';
import { TOPIC_ROWS } from './topics.ts';

/** The tables of acts, in the contract's order. */
export const CONTRACT: readonly Row[] = [
  ...ASSOCIATION_ROWS,
  ...FORMATION_ROWS,
  ...BALLOT_ROWS,
  ...GROUP_ROWS,
  ...TOPIC_ROWS,
  ...OUTPUT_ROWS,
  ...DIP_ROWS,
];

const ROWS = new Map(CONTRACT.map((row) => [row.act, row]));

export function rowOf(act: string): Row {
  const row = ROWS.get(act);
  if (row === undefined) throw new Error(`the contract has no act ${act}`);
  return row;
}

export interface Expected {
  /** The stage of what it is about; null where that is not there. */
  readonly stage: string | null;
  /** The refusal's code; null where the act is accepted. */
  readonly code: string | null;
}

type Part = (row: Row, q: Question) => string | null;

const author: Part = (row, { state, by, device }) => {
  if (by === 'relay') return null;
  const revoked = (state.device.get(device)?.revokedAt ?? null) !== null;
  if (revoked || state.person.get(by)?.departed !== false) return 'device-revoked';
  return row.rollDecides || isInAssociation(state, by) ? null : 'not-a-member';
};

const named: Part = (row, q) => {
  const registered = (row.names?.(q) ?? []).filter((person) => q.state.person.has(person));
  const outside = registered.some((person) =>
    row.namesAnyOrganization
      ? q.state.person.get(person)?.departed === true
      : !isInAssociation(q.state, person),
  );
  return outside ? 'not-a-member' : null;
};

const there: Part = (row, q) => {
  const persons = (row.names?.(q) ?? []).map((person) => ['person', person] as const);
  const absent = [...(row.refers?.(q) ?? []), ...persons].some(
    ([kind, id]) => !isThere(q, kind, id),
  );
  return absent ? 'unknown' : null;
};

const free: Part = (row, q) =>
  (row.makes?.(q) ?? []).some(([kind, id]) => isTaken(q.state, kind, id)) ? 'duplicate-id' : null;

const permitted: Part = ({ who }, q) => (who.may(q) ? null : (who.otherwise ?? 'not-permitted'));

const atStage: Part = (row, q) => {
  if (row.stages.length === 0) return null;
  const stage = stageOf(row, q);
  return row.stages.includes(stage) ? null : (row.otherStage?.[stage] ?? 'wrong-stage');
};

const ownCodes: Part = (row, q) => row.refused.find(([, when]) => when(q))?.[0] ?? null;

const text: Part = (row, q) =>
  row.text === undefined || q.hasText(row.text(q)) ? null : 'text-missing';

/** "takes `days` (default 7, 1 to 30 …), needs a body that is not empty". */
const ballot: Part = (row, q) => {
  const roll = row.opens?.(q) ?? null;
  if (roll === null) return null;
  const days = q.data.days ?? 7;
  const { min, max } = foundedIn(q.state).rulebook.ballotDays;
  if (days < min || days > max) return 'ballot-length';
  return roll.length === 0 ? 'no-tsc' : null;
};

const AFTER_REFERENCES: readonly Part[] = [free, permitted, atStage, ownCodes, text, ballot];

/** The first check that fails names the refusal. */
export function expected(act: string, q: Question): Expected {
  const row = rowOf(act);
  const absent = there(row, q);
  const stage = absent === null ? stageOf(row, q) : null;
  const early = author(row, q) ?? named(row, q) ?? absent;
  if (early !== null) return { stage, code: early };
  for (const part of AFTER_REFERENCES) {
    const code = part(row, q);
    if (code !== null) return { stage, code };
  }
  return { stage, code: null };
}
