import type { Answer, Fate } from '../../shared/ledger/ledger-writer.ts';

/** What stands in the way of an act at this relay for now; beside the problems of the ledger. */
export type RelayProblemCode =
  | 'storage'
  | 'clock-doubted'
  | 'rate-limited'
  | 'session-needed'
  | 'not-foundable'
  | 'text-changed'
  | 'shutting-down'
  | 'restoring'
  | 'adopting'
  | 'not-adopting'
  | 'relay-moved'
  | 'relay-behind'
  | 'other-history';

export interface RelayProblem {
  readonly code: RelayProblemCode | Extract<Answer, { result: 'problem' }>['problem']['code'];
  readonly message: string;
  /** What the message says, for programs. */
  readonly details?: Readonly<Record<string, unknown>>;
}

type Unanswered = { readonly result: 'problem'; readonly problem: RelayProblem };

/** A relay's answer to an act: what the writer says, or why the relay cannot take it now. */
export type RelayAnswer = Fate | Unanswered;

export function relayProblem(
  code: RelayProblemCode,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): Unanswered {
  const problem = { code, message, ...(details === undefined ? {} : { details }) };
  return { result: 'problem', problem };
}

/** The answer to an act that another relay is to be asked about. */
export function relayMoved(url: string | null): Unanswered {
  const to = url === null ? '' : `, at ${url}`;
  return relayProblem('relay-moved', `this ledger is kept by another relay${to}`, { url });
}
