import type { World } from '../../world.ts';
import { associationActs } from './association.ts';
import { ballotActs } from './ballots.ts';
import type { Candidate } from './candidate.ts';
import { deviceActs } from './devices.ts';
import { dipActs } from './dips.ts';
import { formationActs } from './formation.ts';
import { groupActs } from './group.ts';
import { outputActs } from './outputs.ts';
import { topicActs } from './topics.ts';

/** Every act of the contract, with data made from the world. */
export const allActs = (world: World): Candidate[] =>
  [
    associationActs,
    deviceActs,
    formationActs,
    ballotActs,
    groupActs,
    topicActs,
    outputActs,
    dipActs,
  ].flatMap((acts) => acts(world));
