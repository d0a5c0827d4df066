/** Minutes after midnight, as an input of a time writes them, and zones of the IANA database. */

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?$/;

/** `22:30` as minutes; null for what is no time of a day. */
export function minutesOf(text: string): number | null {
  const found = CLOCK.exec(text);
  return found === null ? null : Number(found[1]) * 60 + Number(found[2]);
}

/** 1350 as `22:30`. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export const hereZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** All zones that this computer knows, with UTC and the ones given. */
export function zonesWith(...more: readonly string[]): readonly string[] {
  return [...new Set([...more, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
}

/** How long quiet hours last, in words: `9 hours`, `8 h 30 min`; null where they never begin. */
export function quietLength(from: number, to: number): string | null {
  const minutes = (to - from + 24 * 60) % (24 * 60);
  if (minutes === 0) return null;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return rest === 1 ? '1 minute' : `${rest} minutes`;
  if (rest === 0) return hours === 1 ? '1 hour' : `${hours} hours`;
  return `${hours} h ${rest} min`;
}
