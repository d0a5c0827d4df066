import { Map as PersistentMap } from 'immutable';
import type { Instant } from '../rules/instant.ts';
import { KINDS, type Kind, type Records, type State } from '../rules/state.ts';
import type { Table } from '../rules/table.ts';
import { Chain } from './chain.ts';
import type { LedgerCrypto } from './crypto.ts';
import type { Verified } from './export-reader.ts';
import { fail, type Result } from './problem.ts';
import { CURRENT_RULES } from './rules-versions.ts';

/**
 * A state that a device has come to by verifying every entry, kept so that it need not do so again.
 * It is only for the device that made it: nothing in it is signed.
 */
export interface Checkpoint {
  readonly ledger: string;
  readonly chain: Chain;
  readonly state: State;
  /** The number of lines of the export that it stands for, from the first. */
  readonly lines: number;
  /** The hashes of the texts among them. */
  readonly texts: readonly string[];
  readonly stateHash: string;
}

const FORMAT = 'convene-checkpoint/1';

type Rows<R> = readonly (readonly [string, R])[];

/** What is in the file, after its hash. */
interface Body {
  readonly format: string;
  readonly rules: string;
  readonly ledger: string;
  readonly at: Instant;
  /** The heads of all entries, one after the other. */
  readonly heads: string;
  readonly lines: number;
  readonly texts: readonly string[];
  readonly stateHash: string;
  readonly association: State['association'];
  readonly tables: { readonly [K in Kind]: Rows<Records[K]> };
  readonly acts: Rows<string>;
  readonly latestBallots: Rows<string>;
  readonly openBallots: readonly string[];
  readonly relayN: number;
}

/**
 * Writes a verified ledger as two lines: the SHA-256 of the second, and a JSON object.
 *
 * @throws where the replica is frozen: what it holds is not what it was given.
 */
export function writeCheckpoint(crypto: LedgerCrypto, { replica, lines, texts }: Verified): string {
  if (replica.frozen !== null) throw new Error(replica.frozen.message);
  const { state } = replica;
  const body: Body = {
    format: FORMAT,
    rules: CURRENT_RULES,
    ledger: replica.ledger,
    at: replica.at,
    heads: replica.chain.heads(),
    lines,
    texts: [...texts],
    stateHash: replica.stateHash(),
    association: state.association,
    tables: Object.fromEntries(
      KINDS.map((kind) => [kind, [...state[kind].entries()]]),
    ) as unknown as Body['tables'],
    acts: [...state.acts.entries()],
    latestBallots: [...state.latestBallots.entries()],
    openBallots: state.openBallots,
    relayN: state.relayN,
  };
  const text = JSON.stringify(body);
  return `${crypto.sha256(text)}\n${text}\n`;
}

/** Reads a checkpoint back; a damaged one, or one of another format or rules, is a problem. */
export function readCheckpoint(crypto: LedgerCrypto, text: string): Result<Checkpoint> {
  const end = text.indexOf('\n');
  const json = text.slice(end + 1, -1);
  if (end === -1 || !text.endsWith('\n') || crypto.sha256(json) !== text.slice(0, end)) {
    return fail('checkpoint', 'the checkpoint does not have the hash that it gives');
  }
  // Its hash says that it is as this program wrote it, so its form is not asked for again.
  const body = JSON.parse(json) as Body;
  if (body.format !== FORMAT || body.rules !== CURRENT_RULES) {
    return fail('checkpoint', 'the checkpoint is of another version');
  }
  const { ledger, heads, at, lines, texts, stateHash } = body;
  const state = stateOf(body);
  return {
    ok: true,
    value: { ledger, chain: new Chain(heads, at), state, lines, texts, stateHash },
  };
}

function table<R>(rows: Rows<R>): Table<R> {
  return PersistentMap(rows);
}

function stateOf(body: Body): State {
  const { tables } = body;
  return {
    association: body.association,
    organization: table(tables.organization),
    person: table(tables.person),
    device: table(tables.device),
    invite: table(tables.invite),
    twg: table(tables.twg),
    interest: table(tables.interest),
    ballot: table(tables.ballot),
    update: table(tables.update),
    topic: table(tables.topic),
    objection: table(tables.objection),
    meeting: table(tables.meeting),
    output: table(tables.output),
    dip: table(tables.dip),
    workstream: table(tables.workstream),
    concern: table(tables.concern),
    acts: table(body.acts),
    latestBallots: table(body.latestBallots),
    openBallots: body.openBallots,
    relayN: body.relayN,
  };
}
