/** A formed group: its people, charter, updates, topics, meetings, and its end. */

import type { ActWords, Told } from './told.ts';

/** The group that a topic, a meeting or an output belongs to, said behind it. */
const ofTopic = (told: Told): string => {
  const topic = told.state.topic.get(told.raw('topic'));
  return topic === undefined ? '' : ` in ${told.groupOf(topic.twg)}`;
};

const when = (told: Told): string => {
  const minutes = told.number('minutes');
  const length = minutes === null ? '' : `, ${minutes} minutes`;
  return `${told.instant('at')}${length}, ${told.line('where')}`;
};

export const GROUP_WORDS: Readonly<Record<string, ActWords>> = {
  'member.add': {
    label: 'Add a member',
    sentence: (told) => `${told.who} added ${told.person()} to ${told.group()} as ${told.role()}`,
  },
  'member.role': {
    label: 'Change a member’s role',
    sentence: (told) =>
      `${told.who} changed the role of ${told.person()} in ${told.group()} to ${told.role()}`,
  },
  'member.remove': {
    label: 'Remove a member',
    sentence: (told) =>
      `${told.who} removed ${told.person()} from ${told.group()}${told.saying('reason')}`,
    consequence: (told) =>
      `${told.person()} has no seat in ${told.group()} any more. To come back a facilitator would have to add them again.`,
  },
  'member.leave': {
    label: 'Leave the group',
    sentence: (told) => `${told.who} left ${told.group()}`,
    consequence: (told) =>
      `You have no seat in ${told.group()} any more. To come back a facilitator would have to add you again.`,
  },
  'facilitator.invite': {
    label: 'Invite a co-facilitator',
    sentence: (told) => `${told.who} invited ${told.person()} to facilitate ${told.group()} too`,
  },
  'facilitator.hand-over': {
    label: 'Hand over the facilitation',
    sentence: (told) =>
      `${told.who} asked ${told.person('to')} to take over the facilitation of ${told.group()}`,
    consequence: (told) =>
      `Once ${told.person('to')} accepts, they facilitate in your place and you become a contributor.`,
  },
  'facilitator.accept': {
    label: 'Accept the facilitation',
    sentence: (told) => `${told.who} accepted to facilitate ${told.group()}`,
  },
  'facilitator.appoint': {
    label: 'Appoint a facilitator',
    sentence: (told) =>
      `${told.who} appointed ${told.person()} as facilitator of ${told.group()}, which had none`,
  },
  'update.post': {
    label: 'Post the update',
    sentence: (told) =>
      `${told.who} posted the update ${told.quote('title')} of ${told.group()} for ${told.instant('from')} to ${told.instant('to')}, ${told.channels()}`,
    consequence: () => 'The text is kept as it is; a correction would be another update.',
  },
  'charter.revise': {
    label: 'Revise the charter',
    sentence: (told) =>
      told.has('ballot')
        ? `${told.who} asked the TSC to approve a revised charter of ${told.group()}${told.saying('reason')}`
        : `${told.who} revised the charter of ${told.group()}${told.saying('reason')}`,
  },
  'topic.raise': {
    label: 'Raise a topic',
    sentence: (told) => `${told.who} raised the topic ${told.quote('title')} in ${told.group()}`,
  },
  'topic.drop': {
    label: 'Drop the topic',
    sentence: (told) =>
      `${told.who} dropped the topic ${told.topic()}${ofTopic(told)}${told.saying('reason')}`,
  },
  'topic.reopen': {
    label: 'Reopen the topic',
    sentence: (told) =>
      `${told.who} reopened the topic ${told.topic()}${ofTopic(told)}${told.saying('reason')}`,
  },
  'topic.object': {
    label: 'Object',
    sentence: (told) =>
      `${told.who} objected to the topic ${told.topic()}${ofTopic(told)}${told.saying('reason')}`,
  },
  'topic.settle': {
    label: 'Settle the objection',
    sentence: (told) => `${told.who} settled ${told.objection()}${told.saying('resolution')}`,
    consequence: () => 'A settled objection stays settled; another one can be raised.',
  },
  'topic.agree': {
    label: 'Record the agreement',
    sentence: (told) =>
      `${told.who} recorded what was agreed on the topic ${told.topic()}${ofTopic(told)}${told.saying('summary')}`,
  },
  'topic.call-vote': {
    label: 'Call a vote on the topic',
    sentence: (told) =>
      `${told.who} called a vote on the topic ${told.topic()}${ofTopic(told)}${told.forDays()}`,
    consequence: () =>
      'The text, the roll and the rule are fixed for this ballot. Once somebody else has voted, it runs to its end.',
  },
  'meeting.schedule': {
    label: 'Schedule a meeting',
    sentence: (told) =>
      `${told.who} scheduled the meeting ${told.quote('title')} of ${told.group()}: ${when(told)}`,
  },
  'meeting.change': {
    label: 'Change the meeting',
    sentence: (told) =>
      `${told.who} changed the meeting ${told.quote('title')}: it is now ${when(told)}`,
  },
  'meeting.cancel': {
    label: 'Cancel the meeting',
    sentence: (told) =>
      `${told.who} cancelled the meeting ${told.meeting()}${told.saying('reason')}`,
    consequence: () => 'A cancelled meeting stays cancelled; another one can be scheduled.',
  },
  'twg.conclude': {
    label: 'Conclude the group',
    sentence: (told) => `${told.who} concluded ${told.group()}${told.saying('reason')}`,
    consequence: (told) =>
      `The work of ${told.group()} ends: its charter is closed to changes, and nothing more is started, voted on or published in it. A DIP of it goes on. This cannot be undone.`,
  },
};
