import { foundingData, type World } from '../../world.ts';
import { candidatesOf, freshBallot, type Candidate, type Candidates } from './candidate.ts';

const fresh = (kind: string, count: number): string => `${kind}-${count + 1}`;

/** A second founding, in the same words as the first. */
const secondFounding = (): Candidate => ({
  theme: 'association',
  act: 'association.found',
  data: foundingData(),
});

export const associationActs: Candidates = (world: World) => {
  const { state } = world;
  const organization = { id: fresh('org', state.organization.size), name: 'Another' };
  const person = { id: fresh('person', state.person.size), name: 'Somebody' };
  const ballot = freshBallot(world);
  const reason = 'Left.';
  return [
    secondFounding(),
    ...candidatesOf('association', [
      [
        'organization.admit',
        { organization },
        { organization: { id: 'gone', name: 'Back again' } },
        { organization: { id: 'acme', name: 'Twice' } },
      ],
      [
        'organization.withdraw',
        ...['acme', 'core', 'tech', 'office', 'gone'].map((id) => ({ organization: id })),
      ],
      [
        'person.register',
        { person: { ...person, organization: 'dune' } },
        { person: { ...person, organization: 'gone' } },
        { person: { ...person, id: 'erin', organization: 'dune' } },
      ],
      [
        'person.move',
        { person: 'carol', organization: 'bolt' },
        { person: 'wes', organization: 'dune' },
        { person: 'dede', organization: 'dune' },
        { person: 'carol', organization: 'gone' },
      ],
      [
        'person.depart',
        ...['alice', 'bob', 'carol', 'mona', 'lead', 'sue', 'dede', 'nobody'].map((id) => ({
          person: id,
          reason,
        })),
      ],
      ['secretariat.appoint', { person: 'oscar' }, { person: 'sam' }, { person: 'wes' }],
      ['secretariat.dismiss', { person: 'sue' }, { person: 'sam' }, { person: 'erin' }],
      ['tsc.seat', { person: 'tom' }, { person: 'erin' }, { person: 'wes' }],
      ['tsc.unseat', { person: 'tom' }, { person: 'oscar' }],
      ['lead-maintainer.appoint', { person: 'max' }, { person: 'lead' }],
      ['maintainer.appoint', { person: 'erin' }, { person: 'mona' }],
      ['maintainer.dismiss', { person: 'mona' }, { person: 'oscar' }],
      [
        'rulebook.propose',
        { ballot, change: { minOrganizations: 4 } },
        { ballot, change: { minOrganizations: 2 } },
        { ballot, change: { reviewDays: 5 }, days: 31 },
      ],
    ]),
  ];
};
