/** A proposal that begins to circulate, does so for longer, or again. */

import {
  facilitatorsOf,
  known,
  organizationsOf,
  type Twg,
} from '../../../../shared/rules/index.ts';
import {
  counted,
  groupName,
  labelOf,
  listed,
  OUTPUT_KINDS,
  quoted,
} from '../../../../shared/wording/index.ts';
import { deadlineFile } from '../calendar.ts';
import type { Given, MessageDefinition } from '../definition.ts';
import { fact, facts, heading, paragraph, type Letter, type Part } from '../letter.ts';
import { names, reasonFor, when } from '../telling.ts';

interface Words {
  readonly title: (group: string) => string;
  readonly first: (group: string, until: string) => string;
}

const BEGINS: Words = {
  title: (group) => `A working group is proposed: ${group}`,
  first: (group, until) =>
    `The proposal ${group} circulates within the association until ${until}. Whoever would take part shows interest until then; after it the proposal can be presented to the TSC.`,
};

const EXTENDED: Words = {
  title: (group) => `Circulation extended: ${group}`,
  first: (group, until) =>
    `The proposal ${group} circulates for longer than was said at first: until ${until}.`,
};

const AGAIN: Words = {
  title: (group) => `Circulation begins again: ${group}`,
  first: (group, until) =>
    `The proposal ${group} was changed in what matters, so its circulation begins again. It lasts until ${until}.`,
};

/** Its window is the one that the task was made for, and runs. */
function isStanding({ task, state, now }: Given): boolean {
  const twg = state.twg.get(task.subject.id);
  return (
    twg?.stage === 'circulating' &&
    twg.circulation !== null &&
    twg.circulation.endsAt === task.data['endsAt'] &&
    now < twg.circulation.endsAt
  );
}

function charterParts({ charter }: Twg): Part[] {
  const parts: Part[] = [];
  const text = (title: string, content: string): void => {
    if (content.trim() !== '') parts.push(heading(title), { type: 'markdown', text: content });
  };
  text('Scope and goal', charter.scope);
  text('Limits of its focus', charter.limits);
  text('Desired member profiles', charter.profiles);
  return parts;
}

function letter(given: Given, words: Words): Letter {
  const { task, state } = given;
  const { id } = task.subject;
  const twg = known(state, 'twg', id);
  const group = groupName(state, id);
  const endsAt = twg.circulation?.endsAt ?? given.now;
  const outputs = twg.charter.outputs.map(
    ({ kind, title }) => `${labelOf(OUTPUT_KINDS, kind)} ${quoted(title)}`,
  );
  const organizations = organizationsOf(state, twg).length;
  const days = twg.charter.durationDays;
  return {
    title: words.title(group),
    parts: [
      paragraph(words.first(group, when(endsAt, given))),
      facts(
        fact('To be facilitated by', names(state, facilitatorsOf(twg))),
        organizations === 0 ? null : fact('Organizations so far', String(organizations)),
        outputs.length === 0 ? null : fact('Expected outputs', listed(outputs)),
        days === null ? null : fact('Expected duration', counted(days, 'day')),
      ),
      ...charterParts(twg),
    ],
    place: `#/groups/${id}/proposal`,
    action: 'Read it, and show interest',
    reason: reasonFor(task, state, 'circulated'),
    calendar: deadlineFile(
      {
        id: `circulation-${id}`,
        // A window only ever ends later.
        sequence: Math.floor(endsAt / 60_000),
        title: `The circulation of ${group} ends`,
        at: endsAt,
        description: 'Until then, whoever would take part shows interest.',
      },
      given,
    ),
    thread: `circulation-${id}`,
  };
}

const definition = (words: Words): MessageDefinition => ({
  wanted: isStanding,
  letter: (given) => letter(given, words),
});

export const PROPOSAL_MESSAGES = {
  circulation: definition(BEGINS),
  'circulation-extended': definition(EXTENDED),
  'circulation-again': definition(AGAIN),
} as const satisfies Readonly<Record<string, MessageDefinition>>;
