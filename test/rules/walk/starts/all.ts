import { ASSOCIATION_STARTS, DEVICE_STARTS } from './association.ts';
import { DIP_STARTS } from './dips.ts';
import { FORMATION_STARTS } from './formation.ts';
import { CHARTER_STARTS, GROUP_STARTS } from './group.ts';
import { OUTPUT_STARTS } from './outputs.ts';
import type { Start } from './start.ts';
import { TOPIC_STARTS } from './topics.ts';

/** A world at each stage of the contract. */
export const STARTS: readonly Start[] = [
  ...ASSOCIATION_STARTS,
  ...DEVICE_STARTS,
  ...FORMATION_STARTS,
  ...GROUP_STARTS,
  ...CHARTER_STARTS,
  ...TOPIC_STARTS,
  ...OUTPUT_STARTS,
  ...DIP_STARTS,
];
