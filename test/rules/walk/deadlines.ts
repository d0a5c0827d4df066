import { nextClosing, type State } from '../../../shared/rules/index.ts';
import { DAY, type World } from '../world.ts';

/** The instants at which, if nobody does anything, something begins or ends. */
function deadlinesIn(state: State): number[] {
  const groups = [...state.twg.values()].flatMap(({ stage, circulation, formedAt, charter }) => [
    ...(stage === 'circulating' && circulation !== null ? [circulation.endsAt] : []),
    ...(stage === 'formed' ? [(formedAt ?? 0) + (charter.durationDays ?? 0) * DAY] : []),
  ]);
  const reviews = [...state.output.values()].flatMap(({ stage, reviewEndsAt }) =>
    stage === 'tsc-review' && reviewEndsAt !== null ? [reviewEndsAt] : [],
  );
  const calls = [...state.dip.values()].flatMap(({ status, lastCall }) =>
    status === 'last-call' && lastCall !== null ? [lastCall.endsAt] : [],
  );
  const invites = [...state.invite.values()].flatMap(({ usedAt, expiresAt }) =>
    usedAt === null ? [expiresAt] : [],
  );
  const closing = nextClosing(state);
  return [...groups, ...reviews, ...calls, ...invites, ...(closing === null ? [] : [closing.at])];
}

/** The next one that is still to come; null where nothing more happens by itself. */
export function nextDeadline({ state, at }: World): number | null {
  const next = Math.min(...deadlinesIn(state).filter((instant) => instant > at));
  return next === Infinity ? null : next;
}
