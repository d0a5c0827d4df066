/** A meeting that is scheduled, changed or cancelled: to everybody who sits in the group. */

import { known, seatOf, type Meeting } from '../../../../shared/rules/index.ts';
import { counted, groupName, meetingName, said } from '../../../../shared/wording/index.ts';
import { file } from '../calendar.ts';
import type { Given, MessageDefinition } from '../definition.ts';
import { fact, facts, paragraph, type Letter, type Part } from '../letter.ts';
import { when } from '../telling.ts';

type News = 'scheduled' | 'changed' | 'cancelled';

/** Its reader sits in the group, and nothing newer is to be said of the meeting. */
function isStanding({ task, state, now }: Given, news: News): boolean {
  const meeting = state.meeting.get(task.subject.id);
  const twg = state.twg.get(meeting?.twg ?? '');
  if (meeting === undefined || twg === undefined || task.to.kind !== 'person') return false;
  const isCurrent = news === 'cancelled' ? meeting.cancelled !== null : meeting.cancelled === null;
  return (
    isCurrent &&
    meeting.at === task.data['at'] &&
    now < meeting.at &&
    seatOf(twg, task.to.person) !== undefined
  );
}

const FIRST: Readonly<Record<News, (meeting: string, group: string) => string>> = {
  scheduled: (meeting, group) => `The meeting ${meeting} of ${group} is scheduled.`,
  changed: (meeting, group) => `The meeting ${meeting} of ${group} was changed. It is now:`,
  cancelled: (meeting, group) => `The meeting ${meeting} of ${group} will not take place.`,
};

function factsOf(meeting: Meeting, given: Given): Part {
  return facts(
    fact('When', `${when(meeting.at, given)}, for ${counted(meeting.minutes, 'minute')}`),
    fact('Where', said(meeting.where)),
    meeting.cancelled === null ? null : fact('Why it is cancelled', said(meeting.cancelled)),
  );
}

function letter(given: Given, news: News): Letter {
  const { task, state } = given;
  const { id } = task.subject;
  const meeting = known(state, 'meeting', id);
  const group = groupName(state, meeting.twg);
  const isOff = meeting.cancelled !== null;
  return {
    title: `Meeting ${news}: ${said(meeting.title)}`,
    parts: [paragraph(FIRST[news](meetingName(state, id), group)), factsOf(meeting, given)],
    place: `#/meetings/${id}`,
    action: 'Open the meeting',
    reason: 'You get this because you have a seat in the group.',
    calendar: file(id, given, {
      sequence: Number(task.data['sequence'] ?? 0),
      title: `${group}: ${meeting.title}`,
      start: meeting.at,
      minutes: meeting.minutes,
      where: meeting.where,
      description: `A meeting of the working group ${group}.`,
      status: isOff ? 'CANCELLED' : 'CONFIRMED',
      time: isOff ? 'free' : 'busy',
    }),
    thread: `meeting-${id}`,
  };
}

const definition = (news: News): MessageDefinition => ({
  wanted: (given) => isStanding(given, news),
  letter: (given) => letter(given, news),
});

export const MEETING_MESSAGES = {
  'meeting-scheduled': definition('scheduled'),
  'meeting-changed': definition('changed'),
  'meeting-cancelled': definition('cancelled'),
} as const satisfies Readonly<Record<string, MessageDefinition>>;
