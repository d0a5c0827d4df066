/** A facilitator has recorded a person's interest: to that person, who may withdraw it. */

import { interestOf, type Interest } from '../../../../shared/rules/index.ts';
import { groupName, personName, said } from '../../../../shared/wording/index.ts';
import type { Given, MessageDefinition } from '../definition.ts';
import { fact, facts, paragraph, type Letter } from '../letter.ts';

/** As it was recorded; undefined once its person has withdrawn it, or has shown it by their own act. */
function standing({ task, state }: Given): Interest | undefined {
  if (task.to.kind !== 'person') return undefined;
  const interest = interestOf(state, task.subject.id, task.to.person);
  return interest?.recordedBy === null || interest?.at !== task.data['at'] ? undefined : interest;
}

function isStanding(given: Given): boolean {
  const stage = given.state.twg.get(given.task.subject.id)?.stage;
  const mayWithdraw =
    stage === 'draft' || stage === 'circulating' || stage === 'voting' || stage === 'formed';
  return mayWithdraw && standing(given) !== undefined;
}

function letter(given: Given): Letter {
  const { task, state } = given;
  const { id } = task.subject;
  const group = groupName(state, id);
  const interest = standing(given);
  const who = personName(state, interest?.recordedBy ?? '');
  return {
    title: `Your interest in ${group} was recorded`,
    parts: [
      paragraph(
        `${who} recorded that you showed interest in ${group}. Everyone in the association can read it, and the facilitators choose members among those interested.`,
      ),
      facts(fact('Where you showed it', said(interest?.where ?? ''))),
      paragraph(
        'If it is not so, take it back in Convene: in your inbox under “Recorded in your name”, or on the page of the group.',
      ),
    ],
    place: '#/inbox',
    action: 'Open your inbox',
    reason: 'You get this because somebody else recorded it for you.',
    calendar: null,
    thread: `twg-${id}`,
  };
}

export const INTEREST_MESSAGES = {
  'interest-recorded': { wanted: isStanding, letter },
} as const satisfies Readonly<Record<string, MessageDefinition>>;
