import type { World } from '../../world.ts';
import { CHARTER, sha256 } from '../../world.ts';

/** What the group votes on; what its editors make of it; other things that are voted on. */
export const TEXTS = {
  output: 'The text of the output.\n',
  edited: 'The text of the output, with a comma.\n',
  question: 'Shall we?\n',
  update: 'What we did.\n',
  dissent: 'I see it otherwise.\n',
} as const;

export const hashOf = (text: keyof typeof TEXTS): string => sha256(TEXTS[text]);

export const withTexts = (world: World): World =>
  Object.values(TEXTS).reduce<World>((at, text) => at.text(text), world);

export const FULL_CHARTER = CHARTER;
/** Materially another one; complete. */
export const OTHER_CHARTER = { ...CHARTER, scope: 'Operate every network.' } as const;
/** The same in all that is material. */
export const REWORDED_CHARTER = {
  ...CHARTER,
  profiles: 'Operators, and those who pay them.',
} as const;
export const BLANK_CHARTER = { ...CHARTER, limits: '  ' } as const;
/** Expects a report only, and only for a short time. */
export const SHORT_CHARTER = {
  ...CHARTER,
  outputs: [{ kind: 'report', title: 'On incidents' }],
  durationDays: 30,
} as const;
