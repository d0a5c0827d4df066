/** The versions of a document and the texts of its votes, in one line of time. Pure. */

import type { Ballot, Instant, State } from '../../../../shared/rules/index.ts';
import type { Version } from '../../../../shared/review/review.ts';
import { labelOf, OUTCOMES } from '../../../../shared/wording/index.ts';

/** A text that the ledger names. */
export interface LedgerText {
  readonly type: 'ledger';
  /** Of the act, for a list. */
  readonly id: string;
  readonly sha256: string;
  /** Null where the state does not say. */
  readonly at: Instant | null;
  readonly by: string | null;
  /** `Put to the group’s vote: passed`. */
  readonly words: string;
  /** The ballot that is on it, if one is. */
  readonly ballot: string | null;
}

export type TimelineItem =
  | { readonly type: 'version'; readonly version: Version }
  /** Checkpoints with nothing between them, the newest first. */
  | { readonly type: 'checkpoints'; readonly versions: readonly Version[] }
  | LedgerText;

const KINDS_OF: Readonly<Record<string, readonly Ballot['kind'][]>> = {
  output: ['output-proceed', 'output-approval', 'dip-acceptance'],
  notes: ['topic'],
};

const PUT_TO: { readonly [K in Ballot['kind']]: string } = {
  formation: 'Put to the vote on the formation',
  'charter-revision': 'Put to the vote on the charter',
  'output-proceed': 'Put to the group’s vote',
  'output-approval': 'Put to the TSC’s vote on approval',
  'dip-acceptance': 'Put to the TSC’s vote on acceptance',
  'rulebook-change': 'Put to the vote on the rulebook',
  topic: 'Put to the vote on the topic',
};

function ofBallot({ id, kind, textSha256, openedAt, openedBy, outcome }: Ballot): LedgerText {
  const ended = outcome === null ? 'open' : labelOf(OUTCOMES, outcome).toLowerCase();
  const words = `${PUT_TO[kind]}: ${ended}`;
  return {
    type: 'ledger',
    id: `ballot-${id}`,
    sha256: textSha256,
    at: openedAt,
    by: openedBy,
    words,
    ballot: id,
  };
}

/** The texts of a document that the ledger names, in no order. */
export function ledgerTexts(state: State, document: string): readonly LedgerText[] {
  const [kind = '', id = '', more = ''] = document.split('/');
  const kinds = (Object.hasOwn(KINDS_OF, kind) ? KINDS_OF[kind] : undefined) ?? [];
  const texts: LedgerText[] = [];
  if (kinds.length > 0) {
    for (const ballot of state.ballot.values())
      if (ballot.subject === id && kinds.includes(ballot.kind)) texts.push(ofBallot(ballot));
  }
  if (kind === 'output') texts.push(...revisionsOf(state, id));
  const posted = kind === 'update' ? state.update.get(more) : undefined;
  if (posted !== undefined) texts.push(ofUpdate(posted));
  const opinion = state.output.get(id)?.dissents.find(({ person }) => person === more);
  if (kind === 'dissent' && opinion !== undefined) texts.push(ofDissent(opinion));
  return texts;
}

function revisionsOf(state: State, output: string): LedgerText[] {
  const revisions = state.dip.get(output)?.revisions ?? [];
  return revisions.map(({ textSha256, at, changes, commit }, index) => ({
    type: 'ledger',
    id: `revision-${index}`,
    sha256: textSha256,
    at,
    by: null,
    words: `The DIP as revised (${changes}), commit ${commit.slice(0, 10)}`,
    ballot: null,
  }));
}

const ofUpdate = ({
  id,
  textSha256,
  at,
  by,
}: {
  id: string;
  textSha256: string;
  at: Instant;
  by: string;
}): LedgerText => ({
  type: 'ledger',
  id: `update-${id}`,
  sha256: textSha256,
  at,
  by,
  words: 'Posted',
  ballot: null,
});

const ofDissent = ({ person, textSha256 }: { person: string; textSha256: string }): LedgerText => ({
  type: 'ledger',
  id: `dissent-${person}`,
  sha256: textSha256,
  at: null,
  by: person,
  words: 'Attached to the output as it is',
  ballot: null,
});

const instantOf = (item: Version | LedgerText): number => item.at ?? Number.POSITIVE_INFINITY;

/**
 * All of it, the newest first. A version that was made for a vote is told with the vote. People’s
 * clocks and the relay’s are taken as one: the order is for reading.
 */
export function timelineOf(
  versions: readonly Version[],
  state: State,
  document: string,
): readonly TimelineItem[] {
  const fromLedger = ledgerTexts(state, document);
  const voted = new Set(fromLedger.map(({ sha256 }) => sha256));
  const own = versions.filter(({ reason, sha256 }) => reason !== 'vote' || !voted.has(sha256));
  // Of one instant, what was said later stands first.
  const all = [...own, ...fromLedger].reverse().sort((a, b) => instantOf(b) - instantOf(a));
  const items: TimelineItem[] = [];
  for (const each of all) {
    if ('type' in each) {
      items.push(each);
      continue;
    }
    const last = items.at(-1);
    const isCheckpoint = each.reason === 'checkpoint' && each.name === null;
    if (isCheckpoint && last?.type === 'checkpoints')
      items[items.length - 1] = { ...last, versions: [...last.versions, each] };
    else if (isCheckpoint) items.push({ type: 'checkpoints', versions: [each] });
    else items.push({ type: 'version', version: each });
  }
  return items;
}
