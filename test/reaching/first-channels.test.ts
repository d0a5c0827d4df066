import { describe, expect, it } from 'vitest';
import { firstOfOutput, firstOfUpdate } from '../../renderer/features/reaching/first-channels.ts';
import type { ReachAssociationReply } from '../../shared/protocol/outreach-messages.ts';

const reply: ReachAssociationReply = {
  mail: 'ready',
  mailFrom: 'convene@example.org',
  portal: 'members',
  portalUrl: 'https://relay.example/portal',
  channels: [
    { kind: 'slack', name: '#ops', reach: 'set' },
    { kind: 'slack', name: '#other', reach: 'not-set' },
  ],
  reached: { persons: 2, of: 3 },
  persons: null,
};

const PORTAL = { kind: 'portal', name: 'The association’s portal' } as const;
const MEMBERS = { kind: 'email', name: 'each member' } as const;
const OPS = { kind: 'slack', name: '#ops' } as const;
const OTHER = { kind: 'slack', name: '#other' } as const;
const BLANK = [
  { kind: 'portal', name: '' },
  { kind: 'email', name: '' },
];

const first = { last: null, circulated: [], reply };

describe('the dialog of an update begins with', () => {
  it('the portal, every member, and the group’s own channels, as far as the relay reaches them', () => {
    expect(firstOfUpdate(first)).toEqual([PORTAL, MEMBERS]);
    expect(firstOfUpdate({ ...first, circulated: [OTHER, OPS, OPS] })).toEqual([
      PORTAL,
      MEMBERS,
      OPS,
    ]);
    expect(firstOfUpdate({ ...first, reply: { ...reply, mail: 'not-set-up' } })).toEqual([
      PORTAL,
      { kind: 'slack', name: 'each member' },
    ]);
  });

  it('no name for what the relay does not do, or has not said', () => {
    expect(firstOfUpdate({ ...first, reply: null })).toEqual(BLANK);
    const bare = { ...reply, portal: 'off', reached: { persons: 0, of: 3 } } as const;
    expect(firstOfUpdate({ ...first, reply: bare })).toEqual(BLANK);
    expect(firstOfUpdate({ ...first, circulated: [OPS], reply: bare })).toEqual([BLANK[0], OPS]);
  });

  it('where the last one went, whatever the relay says', () => {
    const last = [{ kind: 'portal', name: 'News' }, OTHER, OTHER] as const;
    const again = [{ kind: 'portal', name: 'News' }, OTHER];
    expect(firstOfUpdate({ ...first, last })).toEqual(again);
    expect(firstOfUpdate({ last, circulated: [], reply: null })).toEqual(again);
  });
});

it('that of an output begins with every member, and the group’s own channels', () => {
  expect(firstOfOutput({ ...first, circulated: [OPS] })).toEqual([MEMBERS, OPS]);
  expect(firstOfOutput({ ...first, reply: null })).toEqual([{ kind: 'email', name: '' }]);
  expect(firstOfOutput({ ...first, last: [OTHER] })).toEqual([OTHER]);
});
