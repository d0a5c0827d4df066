/** DIP-7, Decision Making: "The TWG facilitator owns the agenda, meetings, and organization". */

import { defineAct, form, type Guard } from './act-definition.ts';
import { id, instant, line, natural, text } from './fields.ts';
import { expectStage, groupAt } from './stage.ts';
import { known } from './state.ts';
import { facilitator, groupOfMeeting, namedGroup } from './who.ts';

/** `at` is an instant with its time zone, `minutes` the meeting's length. */
const whenAndWhere = {
  title: line,
  at: instant,
  minutes: natural.min(1),
  where: line,
};

const scheduled: Guard<{ readonly meeting: string }> = (given) => {
  const { cancelled } = known(given.state, 'meeting', given.data.meeting);
  const stage = cancelled === null ? 'scheduled' : 'cancelled';
  return groupAt(groupOfMeeting, 'formed')(given) ?? expectStage(stage, ['scheduled']);
};

const schedule = defineAct({
  type: 'meeting.schedule',
  data: form({ twg: id, meeting: id, ...whenAndWhere }),
  refersTo: (data) => [{ kind: 'twg', id: data.twg }],
  makes: (data) => [{ kind: 'meeting', id: data.meeting }],
  who: facilitator(namedGroup),
  stage: groupAt(namedGroup, 'formed'),
  guards: [],
  effect: (draft, { data }) => {
    const { meeting, ...rest } = data;
    draft.put('meeting', meeting, { id: meeting, ...rest, cancelled: null });
  },
});

const change = defineAct({
  type: 'meeting.change',
  data: form({ meeting: id, ...whenAndWhere }),
  refersTo: (data) => [{ kind: 'meeting', id: data.meeting }],
  who: facilitator(groupOfMeeting),
  stage: scheduled,
  guards: [],
  effect: (draft, { data }) => {
    const { meeting, ...rest } = data;
    draft.change('meeting', meeting, rest);
  },
});

const cancel = defineAct({
  type: 'meeting.cancel',
  data: form({ meeting: id, reason: text }),
  refersTo: (data) => [{ kind: 'meeting', id: data.meeting }],
  who: facilitator(groupOfMeeting),
  stage: scheduled,
  guards: [],
  effect: (draft, { data }) => draft.change('meeting', data.meeting, { cancelled: data.reason }),
});

export const MEETING_ACTS = [schedule, change, cancel];
