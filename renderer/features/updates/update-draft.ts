/** What a group did since its last update, as Markdown to begin the next one with. Pure. */

import { groupOf } from '../../../shared/commands/duty-group.ts';
import type { HistoryItem } from '../../../shared/client/host-messages.ts';
import {
  closingInstant,
  DUTIES,
  known,
  recordsWhere,
  type Ballot,
  type Instant,
  type Output,
  type State,
  type Twg,
} from '../../../shared/rules/index.ts';
import {
  ballotTitle,
  instantWords,
  listed,
  OUTCOMES,
  OUTPUT_DUTIES,
  OUTPUT_KINDS,
  OUTPUT_STAGES,
  personName,
  sentenceOf,
} from '../../../shared/wording/index.ts';
import { linkTo, plainWords } from '../meetings/agenda.ts';

/** Since when, and until when, the update tells. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The acts of the span. */
interface Since {
  readonly span: Span;
  readonly items: readonly HistoryItem[];
}

interface Part {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Acts that settle something, beside the ballots, which are told by their outcome. */
const DECISIONS: ReadonlySet<string> = new Set([
  'topic.agree',
  'topic.drop',
  'charter.revise',
  'output.start',
  'output.return',
  'output.abandon',
  'output.reopen',
  'output.circulate',
  'output.dissent',
]);

/** All that happens to a DIP once it is approved: engineering and concerns too. */
const isOfDip = (type: string): boolean => /^(?:dip|concern|workstream)\./u.test(type);

/** What changes an output without settling anything: who owns it, and which text is voted on. */
const OUTPUT_CHANGES: ReadonlySet<string> = new Set([
  'output.assign',
  'output.volunteer',
  'output.step-back',
  'output.call-vote',
  'output.request-approval',
]);

const PEOPLE: ReadonlySet<string> = new Set([
  'member.add',
  'member.role',
  'member.remove',
  'member.leave',
  'facilitator.accept',
  'facilitator.appoint',
]);

/** The draft of an update; `items` are the acts about the group. */
export function updateDraft(
  state: State,
  twg: Twg,
  items: readonly HistoryItem[],
  span: Span,
): string {
  const since = { span, items: items.filter(({ at }) => within(span, at)) };
  const parts = [
    { title: 'Decisions', lines: decisionLines(state, twg, since) },
    { title: 'Votes that are open', lines: openLines(state, twg) },
    { title: 'Outputs, their documents and owners', lines: outputLines(state, twg, since) },
    { title: 'DIPs after approval', lines: toldLines(state, since, isOfDip) },
    { title: 'Topics under discussion', lines: topicLines(state, twg, since.items) },
    { title: 'Meetings', lines: meetingLines(state, twg, span) },
    { title: 'People', lines: toldLines(state, since, (type) => PEOPLE.has(type)) },
  ].filter(({ lines }) => lines.length > 0);
  const body =
    parts.length === 0 ? 'Nothing was decided since the last update.\n' : inMarkdown(parts);
  return `# Update of ${plainWords(twg.name)}\n\n${body}`;
}

const inMarkdown = (parts: readonly Part[]): string =>
  parts
    .map(({ title, lines }) => `## ${title}\n\n${lines.map((line) => `- ${line}\n`).join('')}`)
    .join('\n');

const within = ({ from, to }: Span, at: Instant): boolean => at > from && at <= to;

const ballotsOf = (state: State, twg: Twg, fits: (ballot: Ballot) => boolean): Ballot[] =>
  recordsWhere(
    state.ballot,
    (ballot) =>
      fits(ballot) && groupOf({ subject: { kind: 'ballot', id: ballot.id } }, state) === twg.id,
  ).sort((a, b) => closingInstant(a) - closingInstant(b));

/** Acts and outcomes, in the order in which they came about. */
function decisionLines(state: State, twg: Twg, { items, span }: Since): string[] {
  const acts = items
    .filter(({ type }) => DECISIONS.has(type))
    .map((item) => ({ at: item.at, line: plainWords(sentenceOf(item, state)) }));
  const outcomes = ballotsOf(
    state,
    twg,
    ({ closedAt }) => closedAt !== null && within(span, closedAt),
  ).map((ballot) => ({
    at: ballot.closedAt ?? 0,
    line: `${linkTo(ballotTitle(state, ballot.id), `#/ballots/${ballot.id}`)}: ${outcomeOf(ballot)}`,
  }));
  return [...acts, ...outcomes].sort((a, b) => a.at - b.at).map(({ line }) => line);
}

const outcomeOf = ({ outcome }: Ballot): string =>
  outcome === null ? 'open' : OUTCOMES[outcome].toLowerCase();

const openLines = (state: State, twg: Twg): string[] =>
  ballotsOf(state, twg, ({ status }) => status === 'open').map(
    (ballot) =>
      `${linkTo(ballotTitle(state, ballot.id), `#/ballots/${ballot.id}`)}: closes at ${instantWords(closingInstant(ballot))}`,
  );

/**
 * What changed first, each with its owners and what was done; the others on one line. What was
 * written meanwhile is in the documents, not in acts: of the others' drafts nothing is claimed.
 */
function outputLines(state: State, twg: Twg, since: Since): string[] {
  const outputs = twg.outputs
    .map((id) => known(state, 'output', id))
    .filter(({ stage }) => stage !== 'abandoned');
  const isChanged = (output: Output): boolean =>
    actsOf(output, since).length > 0 || wasVotedOn(state, output, since.span);
  const others = outputs.filter((output) => !isChanged(output)).map(inShort);
  return [
    ...outputs.filter(isChanged).map((output) => changedLine(state, output, since)),
    ...(others.length === 0 ? [] : [`Stage and owners as before: ${others.join('; ')}.`]),
  ];
}

function changedLine(state: State, output: Output, since: Since): string {
  const done = actsOf(output, since)
    .filter(({ type }) => OUTPUT_CHANGES.has(type))
    .map((item) => plainWords(sentenceOf(item, state)));
  const told = done.length === 0 ? '' : ` Since the last update: ${done.join(' ')}`;
  const owners = ownersOf(state, output);
  return `${OUTPUT_KINDS[output.kind]} ${inShort(output)}. ${owners}${told}`;
}

const inShort = ({ id, title, stage }: Output): string =>
  `${linkTo(title, `#/documents/output/${id}`)}: ${inSentence(OUTPUT_STAGES[stage])}`;

const named = ({ data }: HistoryItem, field: string): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, field) : undefined;

/** The oldest first. */
const actsOf = ({ id }: Output, { items }: Since): HistoryItem[] =>
  items
    .filter((item) => item.type.startsWith('output.') && named(item, 'output') === id)
    .sort((a, b) => a.seq - b.seq);

/** A vote on it was opened, or has ended. */
const wasVotedOn = (state: State, { id }: Output, span: Span): boolean =>
  recordsWhere(
    state.ballot,
    ({ kind, subject, openedAt, closedAt }) =>
      subject === id &&
      (kind === 'output-proceed' || kind === 'output-approval') &&
      (within(span, openedAt) || (closedAt !== null && within(span, closedAt))),
  ).length > 0;

function ownersOf(state: State, { owners }: Output): string {
  const owned = DUTIES.filter((duty) => owners[duty].length > 0).map((duty) => {
    const names = owners[duty].map((person) => plainWords(personName(state, person)));
    return `${OUTPUT_DUTIES[duty].toLowerCase()}: ${listed(names)}`;
  });
  return owned.length === 0 ? 'Nobody owns a duty of it yet.' : `${capital(owned.join('; '))}.`;
}

const inSentence = (label: string): string =>
  label.startsWith('TSC') ? label : label.toLowerCase();

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Those that were raised since say so. */
function topicLines(state: State, twg: Twg, items: readonly HistoryItem[]): string[] {
  const raised = new Set(
    items.filter(({ type }) => type === 'topic.raise').map((item) => named(item, 'topic')),
  );
  return recordsWhere(state.topic, (topic) => topic.twg === twg.id && topic.status === 'open').map(
    ({ id, title }) => {
      const line = linkTo(title, `#/topics/${id}`);
      return raised.has(id) ? `${line} (new)` : line;
    },
  );
}

/** Those that were held since, and those that are planned. */
const meetingLines = (state: State, twg: Twg, { from, to }: Span): string[] =>
  recordsWhere(
    state.meeting,
    (meeting) => meeting.twg === twg.id && meeting.cancelled === null && meeting.at > from,
  )
    .sort((a, b) => a.at - b.at)
    .map(({ id, title, at }) =>
      at <= to
        ? `${linkTo(title, `#/meetings/${id}`)}, held at ${instantWords(at)} ([minutes](#/documents/minutes/${id}))`
        : `${linkTo(title, `#/meetings/${id}`)}, planned for ${instantWords(at)}`,
    );

const toldLines = (state: State, { items }: Since, fits: (type: string) => boolean): string[] =>
  items
    .filter(({ type }) => fits(type))
    .sort((a, b) => a.seq - b.seq)
    .map((item) => plainWords(sentenceOf(item, state)));
