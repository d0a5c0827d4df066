import type { Answer, Fate } from '../../shared/ledger/ledger-writer.ts';

/** What stands in the way of an act at this relay for now; beside the problems of the ledger. */
export type RelayProblemCode =
  | 'storage'
  | 'clock-doubted'
  | 'rate-limited'
  | 'session-needed'
  | 'not-foundable'
  | 'text-changed'
  | 'shutting-down';

export interface RelayProblem {
  readonly code: RelayProblemCode | Extract<Answer, { result: 'problem' }>['problem']['code'];
  readonly message: string;
}

/** A relay's answer to an act: what the writer says, or why the relay cannot take it now. */
export type RelayAnswer = Fate | { readonly result: 'problem'; readonly problem: RelayProblem };

export function relayProblem(code: RelayProblemCode, message: string): RelayAnswer {
  return { result: 'problem', problem: { code, message } };
}
