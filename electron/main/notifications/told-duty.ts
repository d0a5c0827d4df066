import type { Mention } from '../../../shared/client/host-messages.ts';
import { groupOf } from '../../../shared/commands/duty-group.ts';
import { placeOf } from '../../../shared/commands/duty-place.ts';
import { DAY, dutiesOf, readInstant, type Duty, type State } from '../../../shared/rules/index.ts';
import {
  documentInSentence,
  dutyWords,
  groupOfDocument,
  personName,
} from '../../../shared/wording/index.ts';
import type { ToldDuty } from './notices.ts';

/** An update is owed from the day that the last one was posted; it is told of this long before it is due. */
const UPDATE_SOON = 2 * DAY;

/** What is to be told of now, of all that a person owes. */
export function toldDuties(state: State, person: string, now: number): ToldDuty[] {
  return dutiesOf(state, person, now).flatMap((duty) => {
    if (duty.duty !== 'update.post') return [told(duty, state)];
    const due = duty.due === undefined ? null : readInstant(duty.due);
    return due === null || now < due - UPDATE_SOON ? [] : [toldUpdate(duty, state, now >= due)];
  });
}

function told(duty: Duty, state: State): ToldDuty {
  const { verb, subject, consequence } = dutyWords(duty, state);
  const { kind, id } = duty.subject;
  return {
    key: `${duty.duty} ${kind} ${id}`,
    group: groupOf(duty, state),
    title: `${verb}: ${subject}`,
    body: consequence,
    link: `convene://open${placeOf(duty, state).slice(1)}`,
  };
}

/** Once when it is due soon, and once when it is overdue; the next update is another duty. */
function toldUpdate(duty: Duty, state: State, isOverdue: boolean): ToldDuty {
  const plain = told(duty, state);
  const key = `${plain.key} ${duty.due ?? ''}`;
  return isOverdue
    ? { ...plain, key: `${key} overdue`, title: `Overdue: ${plain.title}` }
    : { ...plain, key };
}

const MENTION = 'mention ';
export const mentionKey = ({ comment }: Mention): string => `${MENTION}${comment}`;
export const isMention = (key: string): boolean => key.startsWith(MENTION);

export function toldMention(mention: Mention, state: State): ToldDuty {
  const { document, thread, by, text } = mention;
  return {
    key: mentionKey(mention),
    group: groupOfDocument(state, document),
    title: `${personName(state, by)} mentioned you in ${documentInSentence(state, document)}`,
    body: text,
    link: `convene://open/documents/${document}?thread=${thread}`,
  };
}
