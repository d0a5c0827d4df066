import type { Answer } from '../../shared/ledger/ledger-writer.ts';

/** `accepted`, or the code of a refusal or of a problem. */
export function outcomeOf(answer: Answer): string {
  switch (answer.result) {
    case 'accepted':
      return 'accepted';
    case 'refused':
      return `refused ${answer.refusal.code}`;
    case 'problem':
      return `problem ${answer.problem.code}`;
  }
}
