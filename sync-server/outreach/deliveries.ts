import type { DeliveriesReply, MessageKind } from '../../shared/protocol/outreach-messages.ts';
import { deliveryOf, type QueuedTask } from './queued-task.ts';
import { isSpread, subjectScope, type Counted, type SentCounts } from './sent-counts.ts';

const MOST_SHOWN = 200;
const MOST_THINGS = 200;

interface Tally {
  readonly counted: Counted;
  waiting: number;
  givenUp: number;
  at: number;
}

/** What is waiting, has arrived and has not, of a group or of all, as whoever answers for it sees it. */
export function deliveriesReply(
  tasks: Iterable<QueuedTask>,
  counts: SentCounts,
  twg: string | null,
): DeliveriesReply {
  const ours = [...tasks].filter(
    ({ task }) => task.kind !== 'test' && (twg === null || task.twg === twg),
  );
  ours.sort((a, b) => b.queuedAt - a.queuedAt);
  const lost = ours.filter(isLost);
  const channels = ours.filter((one) => !isLost(one) && one.task.to.kind !== 'person');
  return {
    sent: counts.total(twg),
    waiting: ours.filter(({ state }) => state === 'waiting').length,
    givenUp: ours.filter(({ state }) => state === 'given-up').length,
    bySubject: bySubject(ours, counts, twg),
    deliveries: [...lost.slice(0, MOST_SHOWN), ...channels.slice(0, MOST_SHOWN)]
      .sort((a, b) => b.queuedAt - a.queuedAt)
      .map(deliveryOf),
  };
}

const isLost = ({ state, problem }: QueuedTask): boolean =>
  state === 'given-up' || (state === 'waiting' && problem !== null);

type BySubject = NonNullable<DeliveriesReply['bySubject']>;

function bySubject(
  tasks: readonly QueuedTask[],
  counts: SentCounts,
  twg: string | null,
): BySubject {
  const tallies = new Map<string, Tally>();
  for (const counted of counts.things(twg)) {
    const at = counts.of(counted)?.at ?? 0;
    tallies.set(subjectScope(counted), { counted, waiting: 0, givenUp: 0, at });
  }
  for (const { task, state, queuedAt } of tasks) {
    if (!isSpread(task)) continue;
    const scope = subjectScope(task);
    const tally = tallies.get(scope) ?? { counted: task, waiting: 0, givenUp: 0, at: queuedAt };
    if (state === 'waiting') tally.waiting += 1;
    if (state === 'given-up') tally.givenUp += 1;
    tallies.set(scope, tally);
  }
  return [...tallies.values()]
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_THINGS)
    .map(({ counted, waiting, givenUp }) => ({
      // A test is no thing that was sent out.
      kind: counted.kind as MessageKind,
      subject: counted.subject,
      sent: counts.of(counted)?.sent ?? 0,
      waiting,
      givenUp,
    }));
}
