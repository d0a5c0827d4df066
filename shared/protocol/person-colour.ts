/** Told apart on light and on dark, and with white text on them. */
const COLOURS = [
  '#1f6feb',
  '#b35900',
  '#1a7f37',
  '#cf222e',
  '#8250df',
  '#0e7490',
  '#bf3989',
  '#7d5f00',
  '#4d5bce',
  '#39700b',
  '#a1461f',
  '#6b5b95',
];

export interface Colour {
  readonly color: string;
  /** The same, for the background of a selection. */
  readonly colorLight: string;
}

/** A person's colour, the same on every device and at every opening. */
export function personColour(person: string): Colour {
  let sum = 0;
  for (const character of person) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  const color = COLOURS[sum % COLOURS.length] ?? '#1f6feb';
  return { color, colorLight: `${color}33` };
}
