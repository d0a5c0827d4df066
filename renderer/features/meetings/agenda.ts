/** What a group has open, as Markdown for the agenda of its next meeting. */

import { groupOf } from '../../../shared/commands/duty-group.ts';
import {
  closingInstant,
  dutiesOf,
  readInstant,
  recordsWhere,
  standingOf,
  type Ballot,
  type Duty,
  type Instant,
  type Output,
  type State,
  type Twg,
} from '../../../shared/rules/index.ts';
import {
  ballotTitle,
  dutyWords,
  instantWords,
  listed,
  OUTPUT_DUTIES,
  OUTPUT_KINDS,
  personName,
} from '../../../shared/wording/index.ts';
import { openObjections, topicsOf } from '../discussions/topic-list.ts';

/** A part of an agenda: a heading, and a line for each thing. */
interface AgendaPart {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Words of people in a Markdown text: on one line, and no markup. */
export const plainWords = (words: string): string =>
  words
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~&!]/g, (character) => `\\${character}`);

export const linkTo = (words: string, place: string): string => `[${plainWords(words)}](${place})`;

/** Duties that may begin at their instant, and are not late then. */
const MAY_BEGIN: ReadonlySet<string> = new Set([
  'members.choose',
  'proposal.present',
  'output.request-approval',
  'dip.request-acceptance',
]);

function agendaParts(state: State, twg: Twg, now: Instant): AgendaPart[] {
  const parts = [
    { title: 'Votes that are open', lines: ballotLines(state, twg, now) },
    { title: 'Objections to settle', lines: objectionLines(state, twg) },
    { title: 'Topics to agree on', lines: topicLines(state, twg) },
    { title: 'Overdue', lines: overdueLines(state, twg, now) },
    { title: 'Drafts', lines: draftLines(state, twg) },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

function ballotLines(state: State, twg: Twg, now: Instant): string[] {
  const ofGroup = (ballot: Ballot): boolean =>
    ballot.status === 'open' &&
    groupOf({ subject: { kind: 'ballot', id: ballot.id } }, state) === twg.id;
  return recordsWhere(state.ballot, ofGroup)
    .sort((a, b) => closingInstant(a) - closingInstant(b))
    .map((ballot) => {
      const { yes, no, abstain, roll } = standingOf(ballot);
      const missing = notVoted(state, ballot, now);
      const who =
        ballot.body === 'tsc' || missing.length === 0
          ? `${yes + no + abstain} of ${roll} have voted`
          : `not voted yet: ${listed(missing.map((name) => plainWords(name)))}`;
      const title = linkTo(ballotTitle(state, ballot.id), `#/ballots/${ballot.id}`);
      return `${title}: closes at ${instantWords(closingInstant(ballot))}; ${who}`;
    });
}

const notVoted = (state: State, ballot: Ballot, now: Instant): string[] =>
  ballot.roll
    .filter((person) =>
      dutiesOf(state, person, now).some(
        ({ duty, subject }) => duty === 'ballot.cast' && subject.id === ballot.id,
      ),
    )
    .map((person) => personName(state, person));

const objectionLines = (state: State, twg: Twg): string[] =>
  topicsOf(state, twg.id)
    .filter(({ status }) => status === 'open')
    .flatMap((topic) =>
      openObjections(state, topic).map(({ by, reason }) => {
        const title = linkTo(topic.title, `#/topics/${topic.id}`);
        return `${title}: ${plainWords(personName(state, by))} objects: ${plainWords(reason)}`;
      }),
    );

const topicLines = (state: State, twg: Twg): string[] =>
  topicsOf(state, twg.id)
    .filter(
      (topic) =>
        topic.status === 'open' &&
        topic.ballot === null &&
        openObjections(state, topic).length === 0,
    )
    .map(({ id, title, raisedBy }) => {
      const who = plainWords(personName(state, raisedBy));
      return `${linkTo(title, `#/topics/${id}`)}, raised by ${who}`;
    });

/** What is late in the group, once each, with those who owe it. */
function overdueLines(state: State, twg: Twg, now: Instant): string[] {
  const late = new Map<string, { readonly duty: Duty; readonly people: string[] }>();
  for (const { person } of twg.roster) {
    for (const duty of dutiesOf(state, person, now)) {
      if (!isLate(duty, now) || groupOf(duty, state) !== twg.id) continue;
      const key = `${duty.duty} ${duty.subject.kind} ${duty.subject.id}`;
      const known = late.get(key) ?? { duty, people: [] };
      known.people.push(personName(state, person));
      late.set(key, known);
    }
  }
  return [...late.values()].map(({ duty, people }) => {
    const { verb, subject } = dutyWords(duty, state);
    return `${plainWords(`${verb}: ${subject}`)} (${listed(
      people.map((name) => plainWords(name)),
      'or',
    )})`;
  });
}

function isLate({ duty, due }: Duty, now: Instant): boolean {
  if (MAY_BEGIN.has(duty) || duty === 'ballot.cast') return false;
  const at = typeof due === 'string' ? readInstant(due) : null;
  return at !== null && at <= now;
}

const draftLines = (state: State, twg: Twg): string[] =>
  recordsWhere(state.output, (output) => output.twg === twg.id && output.stage === 'drafting').map(
    (output) => {
      const title = linkTo(output.title, `#/documents/output/${output.id}`);
      const missing = ownerless(output);
      const owners = missing.length === 0 ? '' : `, without an owner for ${listed(missing)}`;
      return `${OUTPUT_KINDS[output.kind]} ${title}${owners}`;
    },
  );

const ownerless = ({ owners }: Output): string[] =>
  Object.entries(OUTPUT_DUTIES)
    .filter(([duty]) => owners[duty as keyof Output['owners']].length === 0)
    .map(([, label]) => label.toLowerCase());

/**
 * The Markdown that is put behind what stands in the agenda: what is open, but for lines that are
 * in it already. Null where there is nothing to add.
 */
export function agendaToAdd(state: State, twg: Twg, now: Instant, written: string): string | null {
  const parts = agendaParts(state, twg, now)
    .map(({ title, lines }) => ({
      title,
      lines: lines.filter((line) => !written.includes(line)),
    }))
    .filter(({ lines }) => lines.length > 0);
  if (parts.length === 0) return null;
  const blocks = parts.map(
    ({ title, lines }) => `## ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`,
  );
  return `${gapBehind(written)}${blocks.join('\n')}`;
}

/** An empty line between what is there and what is added. */
function gapBehind(written: string): string {
  if (written === '' || written.endsWith('\n\n')) return '';
  return written.endsWith('\n') ? '\n' : '\n\n';
}
