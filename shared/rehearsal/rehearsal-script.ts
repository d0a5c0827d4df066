import type { Instant } from '../rules/index.ts';
import { FOUNDING, PERSONAS } from './people.ts';
import type { RehearsalScript } from './script.ts';

/**
 * The script of the sample association, told so that it ends at `now`. The same `now` gives the
 * same script. Ballots close by themselves: their closings are the relay’s.
 */
export function rehearsalScript(now: Instant): RehearsalScript {
  return {
    now,
    founding: FOUNDING,
    founder: 'ines',
    personas: PERSONAS,
    firstPersona: 'amara',
    steps: [{ at: -1, by: 'ines', type: 'association.found', data: { ...FOUNDING } }],
    documents: [],
  };
}
