/** What a person owes, all of it, once a day or once a week. */

import { groupOf } from '../../../../shared/commands/duty-group.ts';
import { placeOf } from '../../../../shared/commands/duty-place.ts';
import { datedDuties, mayBegin, type DatedDuty } from '../../../../shared/commands/duty-urgency.ts';
import {
  dutiesOf,
  founded,
  recordsWhere,
  updateDueAt,
  updatesOverdue,
  type Duty,
  type State,
  type Twg,
} from '../../../../shared/rules/index.ts';
import { counted, dutyWords, groupName } from '../../../../shared/wording/index.ts';
import type { MessageView } from '../../outgoing.ts';
import type { Given, MessageDefinition } from '../definition.ts';
import { heading, paragraph, type Item, type Letter, type Part } from '../letter.ts';
import { associationName, timeLeft, when } from '../telling.ts';

/** What a person owes, but for the groups of which they want to hear nothing. */
export function digestDuties(
  { state, now, wishes }: Pick<MessageView, 'state' | 'now' | 'wishes'>,
  person: string,
): readonly Duty[] {
  const { mutedGroups } = wishes(person);
  return dutiesOf(state, person, now).filter((duty) => {
    const group = groupOf(duty, state);
    return group === null || !mutedGroups.includes(group);
  });
}

/** The groups that owe the association an update: the TSC hears of them once a week. */
export function lateGroups(
  { state, now, wishes }: Pick<MessageView, 'state' | 'now' | 'wishes'>,
  person: string,
): readonly Twg[] {
  if (!founded(state).tsc.includes(person)) return [];
  const { mutedGroups } = wishes(person);
  return recordsWhere(
    state.twg,
    (twg) => updatesOverdue(twg, now) > 0 && !mutedGroups.includes(twg.id),
  );
}

/** In the data of a digest that tells the TSC of late groups. */
export const WITH_LATE_GROUPS = { lateGroups: 1 } as const;

function lateIn(given: Given): readonly Twg[] {
  const { task, view } = given;
  const isTold = task.data['lateGroups'] === WITH_LATE_GROUPS.lateGroups;
  return isTold && task.to.kind === 'person' ? lateGroups(view, task.to.person) : [];
}

const dutiesIn = ({ task, view }: Given): readonly Duty[] =>
  task.to.kind === 'person' ? digestDuties(view, task.to.person) : [];

function markOf({ duty, urgency }: DatedDuty): Item['mark'] {
  if (urgency === 'overdue') {
    return mayBegin(duty)
      ? { tone: 'ready', text: 'may begin' }
      : { tone: 'late', text: 'overdue' };
  }
  return urgency === 'soon' ? { tone: 'soon', text: 'soon' } : null;
}

function dateLine(dated: DatedDuty, given: Given): string[] {
  const { due, duty } = dated;
  if (due === null) return [];
  const past = due <= given.now;
  if (mayBegin(duty)) return [`${past ? 'Since' : 'From'} ${when(due, given)}.`];
  const how = past ? `${timeLeft(due, given.now)} ago` : `in ${timeLeft(given.now, due)}`;
  return [`Due at ${when(due, given)}, ${how}.`];
}

function dutyItem(dated: DatedDuty, given: Given): Item {
  const { verb, subject, consequence } = dutyWords(dated.duty, given.state);
  return {
    title: `${verb}: ${subject}`,
    place: placeOf(dated.duty, given.state),
    lines: [...dateLine(dated, given), consequence],
    mark: markOf(dated),
  };
}

const lateItem = (twg: Twg, given: Given): Item => ({
  title: groupName(given.state, twg.id),
  place: `#/groups/${twg.id}`,
  lines: [
    `Due since ${when(updateDueAt(twg) ?? given.now, given)}; ${counted(updatesOverdue(twg, given.now), 'update')} unposted.`,
  ],
  mark: null,
});

/** Mail programs cut off what is much longer. */
const MOST_ITEMS = 100;

function itemsPart(items: readonly Item[]): Part[] {
  const left = items.length - MOST_ITEMS;
  const shown: Part = { type: 'items', items: items.slice(0, MOST_ITEMS) };
  if (items.length === 0) return [];
  return left > 0 ? [shown, paragraph(`And ${left} more, in the app.`)] : [shown];
}

const titleOf = (duties: number, late: number, state: State): string =>
  duties > 0
    ? `${counted(duties, 'thing')} to do`
    : `${counted(late, 'group')} of ${associationName(state)} ${late === 1 ? 'owes' : 'owe'} an update`;

function letter(given: Given): Letter {
  const { task, view, state, now } = given;
  const duties = dutiesIn(given);
  const late = lateIn(given);
  const { digest } = view.wishes(task.subject.id);
  const told =
    late.length === 0
      ? []
      : [
          heading('Updates that are overdue'),
          paragraph(
            'These groups owe the association an update; you hear of it as a member of the TSC.',
          ),
          ...itemsPart(late.map((twg) => lateItem(twg, given))),
        ];
  return {
    title: titleOf(duties.length, late.length, state),
    parts: [...itemsPart(datedDuties(duties, now).map((dated) => dutyItem(dated, given))), ...told],
    place: '#/inbox',
    action: 'Open the inbox',
    reason: `You get this ${digest === 'daily' ? 'each morning' : 'on Mondays'} on which something waits for you in ${associationName(state)}.`,
    calendar: null,
    thread: null,
  };
}

export const DIGEST_MESSAGES = {
  digest: {
    wanted: (given) => dutiesIn(given).length > 0 || lateIn(given).length > 0,
    letter,
  },
} as const satisfies Readonly<Record<string, MessageDefinition>>;
