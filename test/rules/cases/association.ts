/** Association acts: organizations and persons. */

import { founded, known } from '../../../shared/rules/index.ts';
import { DAY, deviceOf, dipStages, stages, World } from '../world.ts';
import type { Case } from './case.ts';
import { FOUNDING_CASES } from './founding.ts';
import { OFFICE_CASES } from './offices.ts';
import { equal, matches } from './look.ts';
import { RULEBOOK_CASES } from './rulebook.ts';
import { variations } from './variations.ts';
import { both, groups, leaves, once, seats, works } from './worlds.ts';

const withdrawn = (organization: string, from = groups.founded) =>
  once(() => from().do('sam', 'organization.withdraw', { organization }));
const departed = once(() =>
  groups.founded().do('sam', 'person.depart', { person: 'amy', reason: 'Left.' }),
);
const boltGone = withdrawn('bolt');
/** mona is a maintainer and manages the DIP; sue is of another organization than sam. */
const managed = once(() =>
  dipStages.draft().do('sam', 'person.move', { person: 'sue', organization: 'acme' }),
);
const onlySam = once(() => groups.founded().do('sam', 'secretariat.dismiss', { person: 'sue' }));

const secretariatOnly = { code: 'not-permitted', needs: 'secretariat' } as const;

const ORGANIZATIONS = [
  ...variations(
    {
      act: 'organization.admit',
      world: groups.founded,
      by: 'sam',
      data: { organization: { id: 'echo', name: 'Echo' } },
    },
    [
      {
        clause: 'the secretariat admits a member',
        expect: leaves('organization', 'echo', { name: 'Echo', withdrawn: false }),
      },
      {
        clause: 'by anyone of the secretariat',
        by: 'sue',
        expect: leaves('organization', 'echo', {}),
      },
      { clause: 'by nobody else', by: 'lead', expect: secretariatOnly },
      { clause: 'not by the relay', by: 'relay', expect: secretariatOnly },
      {
        clause: 'an id of an organization is taken once',
        with: { organization: { id: 'bolt', name: 'Bolt' } },
        expect: { code: 'duplicate-id', kind: 'organization', id: 'bolt' },
      },
      {
        clause: 'duplicate-id before not-permitted',
        by: 'alice',
        with: { organization: { id: 'bolt', name: 'Bolt' } },
        expect: { code: 'duplicate-id', kind: 'organization', id: 'bolt' },
      },
      {
        clause: 'admitting a withdrawn id brings it back, and its persons with it',
        world: boltGone,
        with: { organization: { id: 'bolt', name: 'Bolt again' } },
        expect: (after) => {
          leaves('organization', 'bolt', { name: 'Bolt again', withdrawn: false })(after);
          stages.draft(after).do('bob', 'interest.express', { twg: 'ops' });
        },
      },
      {
        clause: 'the seats that ended with the withdrawal do not come back',
        world: boltGone,
        with: { organization: { id: 'bolt', name: 'Bolt' } },
        expect: (after) => equal(founded(after.state).tsc, ['tess', 'tim']),
      },
    ],
  ),
  ...variations(
    {
      act: 'organization.withdraw',
      world: groups.founded,
      by: 'sam',
      data: { organization: 'bolt' },
    },
    [
      {
        clause: 'an organization withdraws, and its persons are no members any more',
        expect: (after) => {
          leaves('organization', 'bolt', { withdrawn: true })(after);
          equal(stages.draft(after).ask('bob', 'interest.express', { twg: 'ops' }), {
            accepted: false,
            refusal: { code: 'not-a-member', person: 'bob' },
          });
        },
      },
      {
        clause: "withdrawing ends its persons' seats, and nobody else's",
        world: managed,
        expect: (after) => {
          matches(founded(after.state), {
            tsc: ['tess', 'tim'],
            secretariat: ['sam', 'sue'],
            leadMaintainer: 'lead',
            maintainers: ['mona'],
          });
          leaves('dip', 'o1', { manager: 'mona' })(after);
        },
      },
      {
        clause: "withdrawing ends its persons' offices",
        world: managed,
        with: { organization: 'office' },
        by: 'sue',
        expect: both(
          (after) =>
            matches(founded(after.state), {
              secretariat: ['sue'],
              leadMaintainer: null,
              maintainers: [],
            }),
          leaves('dip', 'o1', { manager: null }),
        ),
      },
      {
        clause: "withdrawing ends its persons' memberships",
        world: groups.formed,
        expect: seats({ alice: 'facilitator', carol: 'reviewer', dave: 'observer' }),
      },
      {
        clause: "withdrawing takes its persons off a group's roster before it is formed",
        world: stages.chosen,
        expect: seats({ alice: 'facilitator', carol: 'reviewer', dave: 'observer' }),
      },
      { clause: 'by nobody else', by: 'bob', expect: secretariatOnly },
      {
        clause: 'an organization that was never admitted is unknown',
        with: { organization: 'echo' },
        expect: { code: 'unknown', kind: 'organization', id: 'echo' },
      },
      {
        clause: 'an organization that has withdrawn is unknown',
        world: boltGone,
        expect: { code: 'unknown', kind: 'organization', id: 'bolt' },
      },
      {
        clause: 'unknown before not-permitted',
        world: boltGone,
        by: 'alice',
        expect: { code: 'unknown', kind: 'organization', id: 'bolt' },
      },
      {
        clause: 'nobody of the secretariat would be left',
        with: { organization: 'office' },
        expect: { code: 'successor-needed' },
      },
      {
        clause: 'not-permitted before successor-needed',
        by: 'alice',
        with: { organization: 'office' },
        expect: secretariatOnly,
      },
      {
        clause: 'somebody of the secretariat is left in another organization',
        world: () => groups.founded().do('sam', 'secretariat.appoint', { person: 'dora' }),
        with: { organization: 'office' },
        expect: (after) => equal(founded(after.state).secretariat, ['dora']),
      },
    ],
  ),
];

const zoe = { id: 'zoe', name: 'Zoe', organization: 'acme' };

const PERSONS = [
  ...variations(
    { act: 'person.register', world: groups.founded, by: 'sam', data: { person: zoe } },
    [
      {
        clause: 'the secretariat registers a person of an organization',
        expect: leaves('person', 'zoe', { ...zoe, departed: false }),
      },
      { clause: 'by nobody else', by: 'alice', expect: secretariatOnly },
      {
        clause: 'of an organization that is there',
        with: { person: { ...zoe, organization: 'echo' } },
        expect: { code: 'unknown', kind: 'organization', id: 'echo' },
      },
      {
        clause: 'of an organization that has not withdrawn',
        world: boltGone,
        with: { person: { ...zoe, organization: 'bolt' } },
        expect: { code: 'unknown', kind: 'organization', id: 'bolt' },
      },
      {
        clause: 'an id of a person is taken once',
        with: { person: { ...zoe, id: 'amy' } },
        expect: { code: 'duplicate-id', kind: 'person', id: 'amy' },
      },
      {
        clause: 'an id of a person stays taken after they depart',
        world: departed,
        with: { person: { ...zoe, id: 'amy' } },
        expect: { code: 'duplicate-id', kind: 'person', id: 'amy' },
      },
      {
        clause: 'unknown before duplicate-id',
        with: { person: { ...zoe, id: 'amy', organization: 'echo' } },
        expect: { code: 'unknown', kind: 'organization', id: 'echo' },
      },
      {
        clause: 'a person may be called as an organization is',
        with: { person: { ...zoe, id: 'acme' } },
        expect: leaves('person', 'acme', { organization: 'acme' }),
      },
    ],
  ),
  ...variations(
    {
      act: 'person.move',
      world: groups.formed,
      by: 'sam',
      data: { person: 'carol', organization: 'bolt' },
    },
    [
      {
        clause: 'a person counts for the organization they belong to now, and keeps their seats',
        expect: both(
          leaves('person', 'carol', { organization: 'bolt' }),
          seats({ alice: 'facilitator', bob: 'contributor', carol: 'reviewer', dave: 'observer' }),
        ),
      },
      {
        clause: 'a seat on the TSC goes along with the person',
        with: { person: 'tess' },
        expect: (after) => equal(founded(after.state).tsc, ['tess', 'tim', 'tom']),
      },
      {
        clause: 'may name a person whose organization has withdrawn, who is a member again',
        world: withdrawn('bolt', groups.draft),
        with: { person: 'bob', organization: 'acme' },
        expect: (after) => {
          after.do('bob', 'interest.express', { twg: 'ops' });
        },
      },
      { clause: 'by nobody else', by: 'carol', expect: secretariatOnly },
      {
        clause: 'a person who was never registered is unknown',
        with: { person: 'zoe' },
        expect: { code: 'unknown', kind: 'person', id: 'zoe' },
      },
      {
        clause: 'a person who has departed is not a member',
        world: departed,
        with: { person: 'amy' },
        expect: { code: 'not-a-member', person: 'amy' },
      },
      {
        clause: 'to an organization that is there',
        with: { organization: 'echo' },
        expect: { code: 'unknown', kind: 'organization', id: 'echo' },
      },
      {
        clause: 'to an organization that has not withdrawn',
        world: boltGone,
        expect: { code: 'unknown', kind: 'organization', id: 'bolt' },
      },
      {
        clause: 'not-a-member before unknown',
        world: departed,
        with: { person: 'amy', organization: 'echo' },
        expect: { code: 'not-a-member', person: 'amy' },
      },
      {
        clause: 'unknown before not-permitted',
        by: 'carol',
        with: { person: 'zoe' },
        expect: { code: 'unknown', kind: 'person', id: 'zoe' },
      },
    ],
  ),
  ...variations(
    {
      act: 'person.depart',
      world: groups.formed,
      by: 'sam',
      data: { person: 'carol', reason: 'Left.' },
    },
    [
      {
        clause: 'departing ends memberships',
        expect: both(
          leaves('person', 'carol', { departed: true, organization: 'core' }),
          seats({ alice: 'facilitator', bob: 'contributor', dave: 'observer' }),
        ),
      },
      {
        clause: 'departing ends seats',
        with: { person: 'tess' },
        expect: (after) => equal(founded(after.state).tsc, ['tim', 'tom']),
      },
      {
        clause: 'departing ends ownership, of whatever duty',
        world: () =>
          works.drafting().do('carol', 'output.volunteer', { output: 'o1', duty: 'editing' }),
        expect: leaves('output', 'o1', {
          owners: { drafting: ['bob'], editing: ['bob'], feedback: ['bob'], finalizing: ['bob'] },
        }),
      },
      {
        clause: 'departing ends offices',
        world: managed,
        with: { person: 'mona' },
        expect: both(
          (after) => equal(founded(after.state).maintainers, []),
          leaves('dip', 'o1', { manager: null }),
        ),
      },
      {
        clause: 'departing ends the office of the lead maintainer',
        with: { person: 'lead' },
        expect: (after) => equal(founded(after.state).leadMaintainer, null),
      },
      {
        clause: 'departing ends devices, from that moment',
        world: () => groups.founded().later(DAY),
        expect: (after) =>
          equal(known(after.state, 'device', deviceOf('carol')).revokedAt, World.empty().at + DAY),
      },
      {
        clause: 'a device revoked before keeps the moment of its revocation',
        world: () =>
          groups
            .founded()
            .do('sam', 'device.revoke', { device: deviceOf('carol') })
            .later(DAY),
        expect: (after) =>
          equal(known(after.state, 'device', deviceOf('carol')).revokedAt, World.empty().at),
      },
      {
        clause: 'one of the secretariat may depart where another one is left',
        with: { person: 'sam' },
        expect: (after) => equal(founded(after.state).secretariat, ['sue']),
      },
      {
        clause: 'nobody of the secretariat would be left',
        world: onlySam,
        with: { person: 'sam' },
        expect: { code: 'successor-needed' },
      },
      {
        clause: 'not-permitted before successor-needed',
        world: onlySam,
        by: 'sue',
        with: { person: 'sam' },
        expect: secretariatOnly,
      },
      { clause: 'by nobody else, not even for oneself', by: 'carol', expect: secretariatOnly },
      {
        clause: 'a person who was never registered is unknown',
        with: { person: 'zoe' },
        expect: { code: 'unknown', kind: 'person', id: 'zoe' },
      },
      {
        clause: 'a person departs once',
        world: departed,
        with: { person: 'amy' },
        expect: { code: 'not-a-member', person: 'amy' },
      },
      {
        clause: 'a person whose organization has withdrawn is not a member',
        world: boltGone,
        with: { person: 'bob' },
        expect: { code: 'not-a-member', person: 'bob' },
      },
    ],
  ),
];

export const ASSOCIATION_CASES: readonly Case[] = [
  ...FOUNDING_CASES,
  ...ORGANIZATIONS,
  ...PERSONS,
  ...OFFICE_CASES,
  ...RULEBOOK_CASES,
];
