import { readAct, type SignedAct } from '../../shared/ledger/act.ts';
import { APPOINTMENT } from './standing.ts';
import type { RelayAnswer } from './wire-answer.ts';

/** An appointment of another relay that the rules accept. */
export interface Leaving {
  readonly act: SignedAct;
  readonly url: string;
}

/**
 * What an act's answer by the relay that keeps the ledger says about its staying: that the ledger
 * has moved it says only of the appointment of another, once the rules have accepted it.
 */
export function leavingBy(act: SignedAct, answer: RelayAnswer): Leaving | null {
  if (answer.result !== 'problem' || answer.problem.code !== 'relay-moved') return null;
  const read = readAct(act.bytes);
  if (!read.ok || read.value.type !== APPOINTMENT) return null;
  const { url } = read.value.data as { readonly url?: unknown };
  return typeof url === 'string' ? { act, url } : null;
}
