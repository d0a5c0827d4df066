const UNITS = [
  { name: 'year', length: 365 * 86_400_000 },
  { name: 'day', length: 86_400_000 },
  { name: 'hour', length: 3_600_000 },
  { name: 'minute', length: 60_000 },
  { name: 'second', length: 1_000 },
] as const;

/** A length of time in its largest unit, rounded: `7 minutes`, `7 years`. */
export function spanWords(milliseconds: number): string {
  const span = Math.abs(milliseconds);
  const unit = UNITS.find(({ length }) => Math.round(span / length) >= 1) ?? UNITS[4];
  const count = Math.round(span / unit.length);
  return `${count} ${unit.name}${count === 1 ? '' : 's'}`;
}
