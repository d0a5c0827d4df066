import { Map as PersistentMap } from 'immutable';
import type { Position, Instant } from '../rules/index.ts';
import {
  EMPTY_STATE,
  KINDS,
  type Association,
  type Kind,
  type Records,
  type State,
} from '../rules/state.ts';
import type { Subject } from '../rules/draft.ts';

/** A record with the table it stands in. */
export type StateRow = {
  readonly [K in Kind]: { readonly kind: K; readonly id: string; readonly record: Records[K] };
}[Kind];

/**
 * A state as plain data, to be sent from one process to another. The ids of acts are left out: there
 * are many, and the screens make new ones.
 */
export interface StateRows {
  readonly association: Association | null;
  readonly rows: readonly StateRow[];
  readonly openBallots: readonly string[];
  readonly latestBallots: readonly (readonly [string, string])[];
  readonly relayN: number;
}

/** What one or more entries have changed. */
export interface StateChange extends StateRows {
  readonly position: Position;
  readonly at: Instant;
}

export function rowsOf(state: State): StateRows {
  const rows = KINDS.flatMap((kind) =>
    [...state[kind].entries()].map(([id, record]) => rowOf(kind, id, record)),
  );
  return { ...rest(state), rows };
}

/** The records that entries have touched, as they stand now. */
export function changedRows(state: State, touched: Iterable<Subject>): StateRows {
  const rows = new Map<string, StateRow>();
  for (const { kind, id } of touched) {
    if (kind === 'association') continue;
    const record = state[kind].get(id);
    if (record !== undefined) rows.set(`${kind}/${id}`, rowOf(kind, id, record));
  }
  return { ...rest(state), rows: [...rows.values()] };
}

/** The state that the rows stand for. */
export const stateFromRows = (rows: StateRows): State => withRows(EMPTY_STATE, rows);

/** A state with records put in the place of those before. */
export function withRows(state: State, change: StateRows): State {
  const next: Record<string, unknown> = { ...state };
  for (const kind of KINDS) {
    const rows = change.rows.filter((row) => row.kind === kind);
    if (rows.length === 0) continue;
    next[kind] = (state[kind] as PersistentMap<string, unknown>).withMutations((table) => {
      for (const row of rows) table.set(row.id, row.record);
    });
  }
  next['association'] = change.association;
  next['openBallots'] = change.openBallots;
  next['latestBallots'] = PersistentMap(change.latestBallots);
  next['relayN'] = change.relayN;
  return next as unknown as State;
}

function rest(state: State): Omit<StateRows, 'rows'> {
  const { association, openBallots, latestBallots, relayN } = state;
  return { association, openBallots, latestBallots: [...latestBallots.entries()], relayN };
}

// The compiler cannot see that a kind and its record belong together.
const rowOf = (kind: Kind, id: string, record: unknown): StateRow =>
  ({ kind, id, record }) as unknown as StateRow;
