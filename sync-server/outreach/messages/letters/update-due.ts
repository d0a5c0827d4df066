/** A bi-weekly update that is due, or overdue: to those who facilitate the group. */

import {
  isFacilitator,
  known,
  updateDueAt,
  updatesOverdue,
} from '../../../../shared/rules/index.ts';
import { counted, groupName } from '../../../../shared/wording/index.ts';
import { deadlineFile } from '../calendar.ts';
import type { Given, MessageDefinition } from '../definition.ts';
import { paragraph, type Letter } from '../letter.ts';
import { timeLeft, when } from '../telling.ts';
import { owes } from './ballot-vote.ts';

/** The same update is owed, by this person. */
function isOwed(given: Given): boolean {
  const { task, state } = given;
  const twg = state.twg.get(task.subject.id);
  return (
    task.to.kind === 'person' &&
    twg !== undefined &&
    isFacilitator(twg, task.to.person) &&
    updateDueAt(twg) === task.data['dueAt'] &&
    owes(given, task.to.person, 'update.post', twg.id)
  );
}

function letter(given: Given): Letter {
  const { task, state, now } = given;
  const { id } = task.subject;
  const twg = known(state, 'twg', id);
  const group = groupName(state, id);
  const dueAt = updateDueAt(twg) ?? now;
  const overdue = updatesOverdue(twg, now);
  const isLate = overdue > 0;
  return {
    title: isLate ? `The update of ${group} is overdue` : `The update of ${group} is due soon`,
    parts: [
      paragraph(
        isLate
          ? `The bi-weekly update of ${group} was due at ${when(dueAt, given)}${overdue > 1 ? `; ${counted(overdue, 'update')} have gone by unposted` : ''}. The association and the TSC see it as overdue.`
          : `The bi-weekly update of ${group} is due at ${when(dueAt, given)}, in ${timeLeft(now, dueAt)}.`,
      ),
      paragraph(
        'The app begins a draft from what has happened since the last one: decisions, ballots, documents, meetings.',
      ),
    ],
    place: `#/groups/${id}`,
    action: 'Write and post the update',
    reason: 'You get this because you facilitate the group.',
    calendar: isLate
      ? null
      : deadlineFile(
          {
            id: `update-due-${id}`,
            // Each update is due later than the one before.
            sequence: Math.floor(dueAt / 60_000),
            title: `The update of ${group} is due`,
            at: dueAt,
            description: 'The bi-weekly update to the association.',
          },
          given,
        ),
    thread: `update-due-${id}`,
  };
}

export const UPDATE_DUE_MESSAGES = {
  'update-due': { wanted: isOwed, letter },
  'update-overdue': { wanted: isOwed, letter },
} as const satisfies Readonly<Record<string, MessageDefinition>>;
