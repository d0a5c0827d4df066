import { DAY, HOUR } from '../../../shared/rules/index.ts';
import { counted } from '../../../shared/wording/index.ts';

const MINUTE = 60_000;

/** A length of time in its two largest units: "3 days 4 h", "4 h 10 min", "less than a minute". */
export function spanWords(milliseconds: number): string {
  const rest = Math.max(0, milliseconds);
  const days = Math.floor(rest / DAY);
  const hours = Math.floor((rest % DAY) / HOUR);
  const minutes = Math.floor((rest % HOUR) / MINUTE);
  if (days > 0) return hours === 0 ? counted(days, 'day') : `${counted(days, 'day')} ${hours} h`;
  if (hours > 0) return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  return minutes === 0 ? 'less than a minute' : `${minutes} min`;
}
