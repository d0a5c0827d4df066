import { DAY, readInstant, type Duty, type Instant } from '../rules/index.ts';

export type Urgency = 'overdue' | 'soon' | 'later' | 'undated';

export interface DatedDuty {
  readonly duty: Duty;
  readonly due: Instant | null;
  readonly urgency: Urgency;
}

/** What is due within this is shown as pressing. */
const SOON = 2 * DAY;

function urgencyOf(due: Instant | null, now: Instant): Urgency {
  if (due === null) return 'undated';
  if (now >= due) return 'overdue';
  return due - now <= SOON ? 'soon' : 'later';
}

export function datedDuties(duties: readonly Duty[], now: Instant): readonly DatedDuty[] {
  return duties.map((duty) => {
    const due = duty.due === undefined ? null : readInstant(duty.due);
    return { duty, due, urgency: urgencyOf(due, now) };
  });
}

/** What an instant that has passed means: it is late, or one of these may begin. */
const READY: ReadonlySet<string> = new Set([
  'members.choose',
  'proposal.present',
  'output.request-approval',
  'dip.request-acceptance',
]);

/** Whether what is called due is only the instant from which on it can be done. */
export const mayBegin = ({ duty }: Pick<Duty, 'duty'>): boolean => READY.has(duty);
