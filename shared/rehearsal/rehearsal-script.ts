import type { Instant } from '../rules/index.ts';
import { offChainTale } from './off-chain-tale.ts';
import { operationsTale } from './operations-tale.ts';
import { FOUNDER, FOUNDING, PERSONAS } from './people.ts';
import { proposalsTale } from './proposals-tale.ts';
import type { RehearsalScript } from './script.ts';
import { inOrder, Tale } from './tale.ts';

/** The founding, and who holds which office. */
function foundingTale(tale: Tale): Tale {
  tale.daysAgo(180).do(FOUNDER, 'association.found', { ...FOUNDING });
  tale.daysAgo(179).do('freya', 'maintainer.appoint', { person: 'kenji' });
  tale.do('freya', 'maintainer.appoint', { person: 'piotr' });
  return tale.daysAgo(118).do(FOUNDER, 'tsc.seat', { person: 'esi' });
}

/**
 * The script of the sample association, told so that it ends at `now`. The same `now` gives the
 * same script. Ballots close by themselves: their closings are the relay’s.
 */
export function rehearsalScript(now: Instant): RehearsalScript {
  const tales = [foundingTale, offChainTale, proposalsTale, operationsTale].map((tell) =>
    tell(new Tale(now)),
  );
  return {
    now,
    founding: FOUNDING,
    founder: FOUNDER,
    personas: PERSONAS,
    firstPersona: 'amara',
    steps: inOrder(tales.flatMap(({ steps }) => steps)),
    documents: inOrder(tales.flatMap(({ documents }) => documents)),
  };
}
