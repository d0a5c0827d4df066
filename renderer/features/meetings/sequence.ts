import type { HistoryItem, OutboxItem } from '../../../shared/client/host-messages.ts';

const CHANGES: ReadonlySet<string> = new Set(['meeting.change', 'meeting.cancel']);
/** Acts that what is shown stands on already; an accepted one may not have come as an entry yet. */
const WAITING: ReadonlySet<string> = new Set(['queued', 'sent', 'problem', 'accepted']);

const meetingIn = (data: unknown): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, 'meeting') : undefined;

/** The acts about a meeting, of those about its group. */
export const historyOfMeeting = (meeting: string, items: readonly HistoryItem[]): HistoryItem[] =>
  items.filter(({ data }) => meetingIn(data) === meeting);

/** How often a meeting has been changed or cancelled, with what waits for the relay. */
export function sequenceOf(
  meeting: string,
  items: readonly HistoryItem[],
  outbox: readonly OutboxItem[],
): number {
  const isChange = ({ type, data }: { readonly type: string; readonly data: unknown }): boolean =>
    CHANGES.has(type) && meetingIn(data) === meeting;
  const known = new Set(items.map(({ id }) => id));
  const waiting = outbox.filter(
    (item) => isChange(item) && WAITING.has(item.fate.status) && !known.has(item.id),
  );
  return items.filter(isChange).length + waiting.length;
}
