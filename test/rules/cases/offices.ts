/** Association acts: the seats and offices that persons have. */

import { founded, type Association, type Refusal } from '../../../shared/rules/index.ts';
import { dipStages, type World } from '../world.ts';
import type { Case } from './case.ts';
import { equal, matches } from './look.ts';
import { variations } from './variations.ts';
import { groups, leaves, once } from './worlds.ts';

const holds =
  (fields: Partial<Association>) =>
  (after: World): void => {
    matches(founded(after.state), fields);
  };

/** amy has departed, and bolt has withdrawn. */
const left = once(() =>
  groups
    .founded()
    .do('sam', 'person.depart', { person: 'amy', reason: 'Left.' })
    .do('sam', 'organization.withdraw', { organization: 'bolt' }),
);

/** What is the same for every act that gives or takes a seat. */
const ofAnySeat = (act: string, by: string, needs: 'secretariat' | 'lead-maintainer'): Case[] => [
  ...variations({ act, world: left, by, data: { person: 'alice' } }, [
    {
      clause: 'a person who was never registered is unknown',
      with: { person: 'zoe' },
      expect: { code: 'unknown', kind: 'person', id: 'zoe' },
    },
    {
      clause: 'a person who has departed is not a member',
      with: { person: 'amy' },
      expect: { code: 'not-a-member', person: 'amy' },
    },
    {
      clause: 'a person whose organization has withdrawn is not a member',
      with: { person: 'bob' },
      expect: { code: 'not-a-member', person: 'bob' },
    },
    { clause: 'nobody else', by: 'alice', expect: { code: 'not-permitted', needs } },
    { clause: 'not the relay', by: 'relay', expect: { code: 'not-permitted', needs } },
    {
      clause: 'unknown before not-permitted',
      by: 'alice',
      with: { person: 'zoe' },
      expect: { code: 'unknown', kind: 'person', id: 'zoe' },
    },
  ]),
];

const seated = (person: string): Refusal => ({ code: 'already-seated', person });
const notSeated = (person: string): Refusal => ({ code: 'not-seated', person });

const onlySam = once(() => groups.founded().do('sam', 'secretariat.dismiss', { person: 'sue' }));
const monaMaintains = once(() =>
  groups.founded().do('lead', 'maintainer.appoint', { person: 'mona' }),
);

const SECRETARIAT = [
  ...ofAnySeat('secretariat.appoint', 'sam', 'secretariat'),
  ...variations(
    { act: 'secretariat.appoint', world: groups.founded, by: 'sam', data: { person: 'max' } },
    [
      {
        clause: 'the secretariat appoints one more of it, who may act at once',
        expect: (after) => {
          holds({ secretariat: ['max', 'sam', 'sue'] })(after);
          after.do('max', 'tsc.seat', { person: 'alice' });
        },
      },
      { clause: 'a seat is taken once', with: { person: 'sue' }, expect: seated('sue') },
      {
        clause: 'not-permitted before already-seated',
        by: 'lead',
        with: { person: 'sue' },
        expect: { code: 'not-permitted', needs: 'secretariat' },
      },
    ],
  ),
  ...ofAnySeat('secretariat.dismiss', 'sam', 'secretariat'),
  ...variations(
    { act: 'secretariat.dismiss', world: groups.founded, by: 'sam', data: { person: 'sue' } },
    [
      { clause: 'one of the secretariat is dismissed', expect: holds({ secretariat: ['sam'] }) },
      { clause: 'also oneself', with: { person: 'sam' }, expect: holds({ secretariat: ['sue'] }) },
      { clause: 'who has no seat', with: { person: 'lead' }, expect: notSeated('lead') },
      {
        clause: 'nobody of the secretariat would be left',
        world: onlySam,
        with: { person: 'sam' },
        expect: { code: 'successor-needed' },
      },
      {
        clause: 'not-seated where only one of the secretariat is left',
        world: onlySam,
        expect: notSeated('sue'),
      },
      {
        clause: 'not-permitted before successor-needed',
        world: onlySam,
        by: 'sue',
        with: { person: 'sam' },
        expect: { code: 'not-permitted', needs: 'secretariat' },
      },
    ],
  ),
];

const TSC = [
  ...ofAnySeat('tsc.seat', 'sam', 'secretariat'),
  ...variations({ act: 'tsc.seat', world: groups.founded, by: 'sam', data: { person: 'alice' } }, [
    {
      clause: 'the secretariat seats a person on the TSC',
      expect: holds({ tsc: ['alice', 'tess', 'tim', 'tom'] }),
    },
    { clause: 'a seat is taken once', with: { person: 'tim' }, expect: seated('tim') },
    {
      clause: 'the TSC does not seat itself',
      by: 'tess',
      expect: { code: 'not-permitted', needs: 'secretariat' },
    },
  ]),
  ...ofAnySeat('tsc.unseat', 'sam', 'secretariat'),
  ...variations({ act: 'tsc.unseat', world: groups.founded, by: 'sam', data: { person: 'tim' } }, [
    { clause: 'the secretariat unseats a person', expect: holds({ tsc: ['tess', 'tom'] }) },
    { clause: 'who has no seat', with: { person: 'alice' }, expect: notSeated('alice') },
    {
      clause: 'the last one too: no ballot of the TSC can be opened then',
      world: () =>
        ['tess', 'tim'].reduce<World>(
          (world, person) => world.do('sam', 'tsc.unseat', { person }),
          groups.founded(),
        ),
      with: { person: 'tom' },
      expect: holds({ tsc: [] }),
    },
  ]),
];

const MAINTAINERS = [
  ...ofAnySeat('lead-maintainer.appoint', 'sam', 'secretariat'),
  ...variations(
    { act: 'lead-maintainer.appoint', world: groups.founded, by: 'sam', data: { person: 'mona' } },
    [
      {
        clause:
          'the secretariat appoints another lead maintainer, in the place of the one there is',
        expect: (after) => {
          holds({ leadMaintainer: 'mona' })(after);
          equal(after.ask('lead', 'maintainer.appoint', { person: 'max' }), {
            accepted: false,
            refusal: { code: 'not-permitted', needs: 'lead-maintainer' },
          });
        },
      },
      {
        clause: 'who is the lead maintainer already',
        with: { person: 'lead' },
        expect: seated('lead'),
      },
    ],
  ),
  ...ofAnySeat('maintainer.appoint', 'lead', 'lead-maintainer'),
  ...variations(
    { act: 'maintainer.appoint', world: groups.founded, by: 'lead', data: { person: 'mona' } },
    [
      {
        clause: 'the lead maintainer appoints a maintainer',
        expect: holds({ maintainers: ['mona'] }),
      },
      { clause: 'an office is taken once', world: monaMaintains, expect: seated('mona') },
      {
        clause: 'not even the secretariat does',
        by: 'sam',
        expect: { code: 'not-permitted', needs: 'lead-maintainer' },
      },
    ],
  ),
  ...ofAnySeat('maintainer.dismiss', 'lead', 'lead-maintainer'),
  ...variations(
    { act: 'maintainer.dismiss', world: monaMaintains, by: 'lead', data: { person: 'mona' } },
    [
      {
        clause: 'the lead maintainer dismisses a maintainer',
        expect: holds({ maintainers: [] }),
      },
      {
        clause: 'a DIP manager is a maintainer: who is dismissed manages no DIP any more',
        world: dipStages.draft,
        expect: leaves('dip', 'o1', { manager: null }),
      },
      { clause: 'who has no office', with: { person: 'max' }, expect: notSeated('max') },
      {
        clause: 'a maintainer does not dismiss',
        by: 'mona',
        expect: { code: 'not-permitted', needs: 'lead-maintainer' },
      },
    ],
  ),
];

export const OFFICE_CASES: readonly Case[] = [...SECRETARIAT, ...TSC, ...MAINTAINERS];
