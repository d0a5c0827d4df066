import { nextClosing, type Instant, type State } from '../../../shared/rules/index.ts';

/** The next instant at which time alone changes something; null where nothing is due. */
export function nextDeadline(state: State, now: Instant): Instant | null {
  const closing = nextClosing(state)?.at ?? null;
  const others = [
    ...[...state.twg.values()].map(({ stage, circulation }) =>
      stage === 'circulating' ? (circulation?.endsAt ?? null) : null,
    ),
    ...[...state.output.values()].map(({ stage, reviewEndsAt }) =>
      stage === 'tsc-review' ? reviewEndsAt : null,
    ),
    ...[...state.dip.values()].map(({ status, lastCall }) =>
      status === 'last-call' ? (lastCall?.endsAt ?? null) : null,
    ),
  ];
  const ahead = [closing, ...others].filter((at): at is Instant => at !== null && at > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}
