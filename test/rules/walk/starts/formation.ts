import { DAY } from '../../world.ts';
import { fittingRoster } from '../acts/formation.ts';
import { FULL_CHARTER, withTexts } from '../acts/texts.ts';
import { association, GROUP } from '../people.ts';
import { once, startsOf } from './start.ts';

const twg = GROUP;
const reason = 'So it is.';

export const noGroup = once(() => withTexts(association()));

/** chris proposes it; alice and bob are to facilitate. */
export const draft = once(() =>
  noGroup().do('chris', 'proposal.create', {
    twg,
    name: 'Operations',
    charter: FULL_CHARTER,
    facilitators: ['alice', 'bob'],
  }),
);

const circulating = once(() =>
  draft().do('alice', 'proposal.circulate', {
    twg,
    channels: [{ kind: 'slack', name: '#ops' }],
    days: 7,
  }),
);

/** Everyone of the roster is interested, and erin, who is not on it. */
export const chosen = once(() => {
  const interested = ['alice', 'bob', 'carol', 'dave', 'erin'].reduce(
    (world, person) => world.do(person, 'interest.express', { twg }),
    circulating(),
  );
  return interested.do('alice', 'members.choose', { twg, roster: fittingRoster(interested) });
});

const circulated = once(() => chosen().later(7 * DAY));

export const voting = once(() =>
  circulated().do('alice', 'proposal.present', { twg, ballot: 'formation-1' }),
);

/** Members of three organizations besides the one facilitator, whose own then withdraws. */
const withoutFacilitator = once(() =>
  chosen()
    .do('alice', 'proposal.revise', { twg, facilitators: ['alice'] })
    .do('alice', 'members.choose', {
      twg,
      roster: [
        { person: 'alice', role: 'facilitator' },
        { person: 'bob', role: 'contributor' },
        { person: 'carol', role: 'reviewer' },
        { person: 'dave', role: 'contributor' },
      ],
    })
    .later(7 * DAY)
    .do('alice', 'proposal.present', { twg, ballot: 'formation-1' })
    .votes(['tess', 'tim', 'tom'], 'formation-1', 'yes')
    .do('sam', 'organization.withdraw', { organization: 'acme' }),
);

const declined = once(() => voting().votes(['tess', 'tim', 'tom'], 'formation-1', 'no').later(DAY));

const without =
  (...persons: string[]) =>
  (world: ReturnType<typeof draft>) =>
    persons.reduce((at, person) => at.do('sam', 'person.depart', { person, reason }), world);

export const FORMATION_STARTS = startsOf(['formation', 'ballots'], {
  'no group': noGroup,
  draft,
  'draft, whose proposers have departed': () => without('alice', 'bob', 'chris')(draft()),
  circulating,
  'circulating, members chosen': chosen,
  'circulated long enough': circulated,
  'circulated, the facilitators departed': () => without('alice', 'bob')(circulated()),
  'circulated, nobody on the TSC': () =>
    circulated().do('sam', 'organization.withdraw', { organization: 'tech' }),
  voting,
  'voting, all in favor but one to vote': () =>
    voting().votes(['tess', 'tim'], 'formation-1', 'yes'),
  'voting, everyone has voted': () => voting().votes(['tess', 'tim', 'tom'], 'formation-1', 'yes'),
  'voting, one organization has withdrawn': () =>
    voting()
      .votes(['tess', 'tim', 'tom'], 'formation-1', 'yes')
      .do('sam', 'organization.withdraw', { organization: 'core' }),
  'voting, the only facilitator is gone': withoutFacilitator,
  'voting, the facilitators have departed': () =>
    without('alice', 'bob')(voting().votes(['tess', 'tim', 'tom'], 'formation-1', 'yes')),
  'back without a quorum': () => voting().later(7 * DAY),
  declined,
  withdrawn: () => draft().do('chris', 'proposal.withdraw', { twg, reason }),
});
