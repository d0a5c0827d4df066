import { describe, expect, it } from 'vitest';
import { inviteRows, inviteState } from '../../../renderer/features/association/invite-rows.ts';
import {
  organizationRows,
  personRows,
  searched,
} from '../../../renderer/features/association/people-rows.ts';
import { isUsual, partWords } from '../../../renderer/features/association/rulebook-words.ts';
import { EMPTY_STATE, type Person, type State } from '../../../shared/rules/index.ts';
import { DIP_7_RULEBOOK } from '../../../shared/rules/rulebook.ts';

const person = (id: string, name: string, organization: string, departed = 'no'): Person => ({
  id,
  name,
  organization,
  departed: departed === 'yes',
});

const PEOPLE = [
  person('zoe', 'Zoe Amato', 'anchor'),
  person('ada', 'Ada Byron', 'bison'),
  person('max', 'Max Cole', 'gone'),
  person('lea', 'Lea Diaz', 'bison', 'yes'),
];

const STATE: State = {
  ...EMPTY_STATE,
  association: {
    name: 'Diem',
    foundedAt: 0,
    rehearsal: false,
    rulebook: DIP_7_RULEBOOK,
    tsc: ['ada', 'zoe'],
    secretariat: ['ada'],
    maintainers: [],
    leadMaintainer: 'zoe',
    relay: { publicKey: 'r', url: null },
    relayKeys: ['r'],
  },
  organization: EMPTY_STATE.organization
    .set('bison', { id: 'bison', name: 'Bison Trails', withdrawn: false })
    .set('gone', { id: 'gone', name: 'Aardvark', withdrawn: true })
    .set('anchor', { id: 'anchor', name: 'Anchorage', withdrawn: false }),
  person: EMPTY_STATE.person.withMutations((table) => {
    for (const each of PEOPLE) table.set(each.id, each);
  }),
};

describe('people and organizations', () => {
  it('lists those who take part first, by name', () => {
    expect(personRows(STATE).map((row) => [row.person.id, row.absent])).toEqual([
      ['ada', null],
      ['zoe', null],
      ['lea', 'departed'],
      ['max', 'organization-withdrawn'],
    ]);
  });

  it('counts devices that are not revoked, and no recovery code among them', () => {
    const device = { person: 'ada', addedAt: 0, lastN: 0 };
    const [ada, zoe] = personRows({
      ...STATE,
      device: EMPTY_STATE.device
        .set('d1', { ...device, id: 'd1', publicKey: 'k1', kind: 'desktop', revokedAt: null })
        .set('d2', { ...device, id: 'd2', publicKey: 'k2', kind: 'desktop', revokedAt: 1 })
        .set('d3', { ...device, id: 'd3', publicKey: 'k3', kind: 'recovery', revokedAt: null }),
    });
    expect([ada?.devices, zoe?.devices]).toEqual([1, 0]);
  });

  it('finds people by every word, in names, organizations and offices', () => {
    const found = (search: string) =>
      searched(personRows(STATE), search).map((row) => row.person.id);
    expect(found('')).toHaveLength(4);
    expect(found('bison')).toEqual(['ada', 'lea']);
    expect(found('tsc bis')).toEqual(['ada']);
    expect(found('Lead maintainer')).toEqual(['zoe']);
    expect(found('nobody')).toEqual([]);
  });

  it('counts who belongs to an organization now, and lists withdrawn ones last', () => {
    expect(
      organizationRows(STATE).map(({ organization, people }) => [
        organization.id,
        people.map(({ id }) => id),
      ]),
    ).toEqual([
      ['anchor', ['zoe']],
      ['bison', ['ada']],
      ['gone', ['max']],
    ]);
  });
});

describe('invites', () => {
  const invite = (publicKey: string, expiresAt: number, usedAt: number | null = null) => ({
    publicKey,
    person: 'ada',
    expiresAt,
    usedAt,
  });

  it('are open until the very instant at which they expire', () => {
    expect(inviteState(invite('a', 100), 99)).toEqual({ kind: 'open', expiresAt: 100 });
    expect(inviteState(invite('a', 100), 100)).toEqual({ kind: 'expired', expiredAt: 100 });
    expect(inviteState(invite('a', 100, 50), 200)).toEqual({ kind: 'used', usedAt: 50 });
  });

  it('lists the open ones first, the next to expire on top', () => {
    const state: State = {
      ...EMPTY_STATE,
      invite: EMPTY_STATE.invite
        .set('late', invite('late', 900))
        .set('old', invite('old', 10))
        .set('used', invite('used', 800, 20))
        .set('soon', invite('soon', 300)),
    };
    expect(inviteRows(state, 100).map((row) => row.invite.publicKey)).toEqual([
      'soon',
      'late',
      'used',
      'old',
    ]);
  });
});

describe('the rulebook in words', () => {
  it('has its numbers', () => {
    expect(partWords('circulationDays', DIP_7_RULEBOOK.circulationDays)).toBe('7 to 14 days');
    expect(partWords('twg', DIP_7_RULEBOOK.twg)).toBe(
      'Yes from at least 67 % of the votes cast; more than half of the roll must take part.',
    );
    expect(partWords('ballotDays', DIP_7_RULEBOOK.ballotDays)).toBe(
      '7 days unless said otherwise, 1 to 30 days',
    );
  });

  it('knows what was made stricter', () => {
    expect(isUsual('minOrganizations', DIP_7_RULEBOOK)).toBe(true);
    expect(isUsual('minOrganizations', { ...DIP_7_RULEBOOK, minOrganizations: 4 })).toBe(false);
  });
});
