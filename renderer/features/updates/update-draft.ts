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
  const parts = [
    { title: 'Decisions', lines: decisionLines(state, twg, items, span) },
    { title: 'Votes that are open', lines: openLines(state, twg) },
    { title: 'Outputs, their documents and owners', lines: outputLines(state, twg) },
    { title: 'Topics under discussion', lines: topicLines(state, twg) },
    { title: 'Meetings', lines: meetingLines(state, twg, span) },
    { title: 'People', lines: toldLines(state, items, span, PEOPLE) },
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
function decisionLines(
  state: State,
  twg: Twg,
  items: readonly HistoryItem[],
  span: Span,
): string[] {
  const acts = items
    .filter(({ type, at }) => DECISIONS.has(type) && within(span, at))
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

const outputLines = (state: State, twg: Twg): string[] =>
  twg.outputs
    .map((id) => known(state, 'output', id))
    .filter(({ stage }) => stage !== 'abandoned')
    .map((output) => {
      const document = linkTo(output.title, `#/documents/output/${output.id}`);
      const stage = inSentence(OUTPUT_STAGES[output.stage]);
      return `${OUTPUT_KINDS[output.kind]} ${document}: ${stage}. ${ownersOf(state, output)}`;
    });

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

const topicLines = (state: State, twg: Twg): string[] =>
  recordsWhere(state.topic, (topic) => topic.twg === twg.id && topic.status === 'open').map(
    ({ id, title }) => linkTo(title, `#/topics/${id}`),
  );

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

const toldLines = (
  state: State,
  items: readonly HistoryItem[],
  span: Span,
  types: ReadonlySet<string>,
): string[] =>
  items
    .filter(({ type, at }) => types.has(type) && within(span, at))
    .sort((a, b) => a.seq - b.seq)
    .map((item) => plainWords(sentenceOf(item, state)));
