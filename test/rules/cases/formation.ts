import type { Case } from './case.ts';
import { CIRCULATION_CASES } from './circulation.ts';
import { FORMATION_OUTCOME_CASES } from './formation-outcome.ts';
import { INTEREST_CASES } from './interest.ts';
import { PRESENTATION_CASES } from './presentation.ts';
import { PROPOSAL_CASES } from './proposal.ts';

/** Formation, from a proposal to a group. */
export const FORMATION_CASES: readonly Case[] = [
  ...PROPOSAL_CASES,
  ...CIRCULATION_CASES,
  ...INTEREST_CASES,
  ...PRESENTATION_CASES,
  ...FORMATION_OUTCOME_CASES,
];
