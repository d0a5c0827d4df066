import type { ReachMineReply } from '../../../shared/protocol/outreach-messages.ts';

export type QuietHours = NonNullable<ReachMineReply['quietHours']>;

/** Whether an instant lies in quiet hours; never where their zone is not known here. */
export function isQuiet({ from, to, zone }: QuietHours, at: number): boolean {
  const now = minutesIn(zone, at);
  if (now === null) return false;
  return from <= to ? now >= from && now < to : now >= from || now < to;
}

/** Minutes after midnight by the clocks of a zone. */
function minutesIn(zone: string, at: number): number | null {
  try {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).formatToParts(at);
    const number = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    return number('hour') * 60 + number('minute');
  } catch {
    return null;
  }
}
