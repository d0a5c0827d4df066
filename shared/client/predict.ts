import {
  decide,
  type Decision,
  type Instant,
  type Position,
  type RulesCrypto,
  type State,
} from '../rules/index.ts';

/** What surrounds a prediction: whose device, where the ledger stands, and what is kept. */
export interface PredictionContext {
  readonly ledger: string;
  readonly position: Position;
  /** An estimate of the relay's clock. */
  readonly at: Instant;
  readonly crypto: RulesCrypto;
  readonly hasText: (sha256: string) => boolean;
}

export interface PredictedAct {
  readonly id: string;
  readonly n: number;
  readonly type: string;
  readonly data: unknown;
  readonly device: string;
  readonly actHash: string;
}

/** What the rules would say if the act reached the relay now. The relay decides; this foresees. */
export function predict(state: State, act: PredictedAct, context: PredictionContext): Decision {
  const { ledger, position, at, crypto, hasText } = context;
  const { id, n, type, data, device, actHash } = act;
  return decide(
    state,
    { id, n, type, data, device, basis: position },
    { at, ledger, head: position, actHash, hasText, crypto },
  );
}

/** The state as it would be with acts that wait to be decided; those refused are passed over. */
export function predictAll(
  state: State,
  acts: readonly PredictedAct[],
  context: PredictionContext,
): State {
  return acts.reduce((before, act) => {
    const decision = predict(before, act, context);
    return decision.accepted ? decision.next : before;
  }, state);
}
