import { GROUP } from '../people.ts';
import { hashOf } from '../acts/texts.ts';
import { formed, noFacilitator } from './group.ts';
import { once, startsOf } from './start.ts';

const twg = GROUP;
const topic = 't1';
const reason = 'So it is.';

const raised = once(() => formed().do('carol', 'topic.raise', { twg, topic, title: 'Retries' }));
const objected = once(() => raised().do('bob', 'topic.object', { topic, objection: 'j1', reason }));
const voting = once(() =>
  raised().do('alice', 'topic.call-vote', {
    topic,
    ballot: 'topic-1',
    textSha256: hashOf('question'),
  }),
);
const when = { title: 'Weekly', at: '2026-03-02T16:00:00Z', minutes: 60, where: 'Call' };
const scheduled = once(() =>
  formed().do('alice', 'meeting.schedule', { twg, meeting: 'm1', ...when }),
);

export const TOPIC_STARTS = startsOf(['topics', 'ballots'], {
  'a topic is open': raised,
  'a topic is objected to': objected,
  'a topic is objected to, and the objector is gone': () =>
    objected()
      .do('alice', 'facilitator.hand-over', { twg, to: 'carol' })
      .do('bob', 'member.leave', { twg }),
  'a topic is voted on': voting,
  'a topic is voted on, two of three in favor': () =>
    voting().votes(['alice', 'bob'], 'topic-1', 'yes'),
  'a topic is agreed': () =>
    raised().do('alice', 'topic.agree', { topic, summary: 'Three times.' }),
  'a topic is dropped': () => raised().do('carol', 'topic.drop', { topic, reason }),
  'a topic is open, no facilitator left': () => noFacilitator(raised()),
  'a meeting is scheduled': scheduled,
  'a meeting is cancelled': () =>
    scheduled().do('alice', 'meeting.cancel', { meeting: 'm1', reason }),
  'concluded, a topic open': () =>
    scheduled()
      .do('carol', 'topic.raise', { twg, topic, title: 'Retries' })
      .do('alice', 'twg.conclude', { twg, reason }),
});
