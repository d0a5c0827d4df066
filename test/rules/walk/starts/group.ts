import { DAY, type World } from '../../world.ts';
import { OTHER_CHARTER, SHORT_CHARTER } from '../acts/texts.ts';
import { GROUP } from '../people.ts';
import { voting } from './formation.ts';
import { once, startsOf } from './start.ts';

const twg = GROUP;
const reason = 'So it is.';

/** alice and bob facilitate, carol is a member, dave observes; erin is interested. */
export const formed = once(() =>
  voting().votes(['tess', 'tim', 'tom'], 'formation-1', 'yes').later(DAY),
);

export const oneFacilitator = once(() => formed().do('bob', 'member.leave', { twg }));

export const depart = (world: World, ...persons: string[]): World =>
  persons.reduce<World>((at, person) => at.do('sam', 'person.depart', { person, reason }), world);

export const noFacilitator = (world: World): World => depart(world, 'alice', 'bob');

const revising = once(() =>
  formed().do('alice', 'charter.revise', {
    twg,
    charter: OTHER_CHARTER,
    reason,
    ballot: 'revision-1',
  }),
);

/** Its charter expects a report only, within 30 days. */
export const shortLived = once(() =>
  formed()
    .do('alice', 'charter.revise', {
      twg,
      charter: SHORT_CHARTER,
      reason,
      ballot: 'revision-0',
      days: 1,
    })
    .votes(['tess', 'tim', 'tom'], 'revision-0', 'yes')
    .later(DAY),
);

export const GROUP_STARTS = startsOf(['group', 'charter'], {
  formed,
  'formed, one facilitator': oneFacilitator,
  'formed, a member is invited to facilitate': () =>
    oneFacilitator().do('alice', 'facilitator.invite', { twg, person: 'carol' }),
  'formed, a hand-over is offered': () =>
    formed().do('alice', 'facilitator.hand-over', { twg, to: 'carol' }),
  'formed, a hand-over is offered by a facilitator who is gone': () =>
    depart(formed().do('alice', 'facilitator.hand-over', { twg, to: 'carol' }), 'alice'),
  'formed, an invitation and no facilitator left': () =>
    depart(oneFacilitator().do('alice', 'facilitator.invite', { twg, person: 'carol' }), 'alice'),
  'formed, no facilitator left': () => noFacilitator(formed()),
  'formed, nobody left': () => depart(formed(), 'alice', 'bob', 'carol', 'dave', 'erin'),
  'formed, below three organizations': () =>
    formed().do('sam', 'organization.withdraw', { organization: 'core' }),
  'formed, two updates overdue': () => formed().later(28 * DAY),
  concluded: () => formed().do('alice', 'twg.conclude', { twg, reason }),
});

export const CHARTER_STARTS = startsOf(['charter', 'ballots'], {
  'formed, a revision of the charter is voted on': revising,
  'formed, the charter is short': shortLived,
  'formed, the charter has expired': () => shortLived().later(40 * DAY),
});
