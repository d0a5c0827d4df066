import { DAY, readInstant, type Duty, type Instant } from '../../../shared/rules/index.ts';

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
