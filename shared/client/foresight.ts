import { nextClosing, type Decision, type State } from '../rules/index.ts';
import { predict, type PredictedAct, type PredictionContext } from './predict.ts';

/** The state once the relay has closed what is due by an instant, as it does before any act. */
export function afterClosings(state: State, context: PredictionContext): State {
  let now = state;
  for (;;) {
    const due = nextClosing(now);
    if (due === null || due.at > context.at) return now;
    const close: PredictedAct = {
      id: `close-${due.ballot}`.slice(0, 64),
      n: now.relayN + 1,
      type: 'ballot.close',
      data: { ballot: due.ballot },
      device: 'relay',
      actHash: '',
    };
    const decision = predict(now, close, context);
    if (!decision.accepted) return now;
    now = decision.next;
  }
}

/** What would become of an act, after others that wait before it. */
export function foresee(
  state: State,
  before: readonly PredictedAct[],
  act: PredictedAct,
  context: PredictionContext,
): Decision {
  let now = afterClosings(state, context);
  for (const earlier of before) {
    const decision = predict(now, earlier, context);
    if (decision.accepted) now = decision.next;
  }
  return predict(now, act, context);
}
