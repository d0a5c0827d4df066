import { describe, expect, it } from 'vitest';
import {
  byHand,
  leftToPost,
  offeredChannels,
  reachOf,
} from '../../renderer/features/reaching/channel-reach.ts';
import {
  countsOf,
  countsWords,
  deliveriesOf,
  outcomeWords,
  problemSaid,
  unarrived,
} from '../../renderer/features/reaching/delivery-words.ts';
import {
  clockOf,
  minutesOf,
  quietLength,
  zonesWith,
} from '../../renderer/features/reaching/quiet-time.ts';
import { maskedWebhook } from '../../renderer/features/reaching/webhook-words.ts';
import type {
  DeliveriesReply,
  Delivery,
  ReachAssociationReply,
} from '../../shared/protocol/outreach-messages.ts';

const delivery = (id: string, more: Partial<Delivery> = {}): Delivery => ({
  id,
  kind: 'circulation',
  subject: { kind: 'twg', id: 'ops' },
  twg: 'ops',
  to: { kind: 'slack', name: '#ops' },
  state: 'sent',
  attempts: 1,
  queuedAt: 1,
  sentAt: 2,
  nextAt: null,
  problem: null,
  ...more,
});

describe('what became of messages', () => {
  it('is said in numbers that add up', () => {
    expect(countsWords({ sent: 0, waiting: 0, givenUp: 0 })).toBeNull();
    expect(countsWords({ sent: 1, waiting: 0, givenUp: 0 })).toBe('1 message sent.');
    expect(countsWords({ sent: 214, waiting: 0, givenUp: 0 })).toBe('All 214 messages sent.');
    expect(countsWords({ sent: 212, waiting: 1, givenUp: 1 })).toBe(
      '212 of 214 messages sent; 1 waiting, 1 failed.',
    );
    expect(countsWords({ sent: 0, waiting: 0, givenUp: 2 })).toBe(
      '0 of 2 messages sent; 2 failed.',
    );
  });

  it('says why, with what the other side said on one line', () => {
    expect(problemSaid({ code: 'rejected', detail: '410 channel_is_archived' })).toBe(
      'it was refused (410 channel_is_archived)',
    );
    expect(problemSaid({ code: 'no-address', detail: '' })).toBe(
      'there is no address to send it to',
    );
    const person = { kind: 'person', person: 'alice', by: 'email' } as const;
    expect(outcomeWords(delivery('a', { to: person }))).toMatchObject({ tone: 'success' });
    const problem = { code: 'deferred', detail: '451 later' } as const;
    expect(outcomeWords(delivery('a', { state: 'waiting', problem })).text).toBe(
      'It waits, and is tried again: it was put off by the other side (451 later).',
    );
    expect(outcomeWords(delivery('a', { state: 'given-up', problem })).tone).toBe('danger');
  });

  it('is told of one thing apart from others', () => {
    const reply: DeliveriesReply = {
      sent: 9,
      waiting: 1,
      givenUp: 1,
      bySubject: [
        {
          kind: 'circulation',
          subject: { kind: 'twg', id: 'ops' },
          sent: 5,
          waiting: 1,
          givenUp: 0,
        },
      ],
      deliveries: [
        delivery('a'),
        delivery('b', { state: 'waiting' }),
        delivery('c', { kind: 'updates', subject: { kind: 'update', id: 'ops' } }),
        delivery('d', { state: 'given-up' }),
      ],
    };
    const thing = { kind: 'circulation', subject: 'ops' } as const;
    expect(countsOf(reply, thing)).toMatchObject({ sent: 5, waiting: 1, givenUp: 0 });
    expect(countsOf(reply, { kind: 'updates', subject: 'x' })).toEqual({
      sent: 0,
      waiting: 0,
      givenUp: 0,
    });
    const { bySubject: _, ...older } = reply;
    expect(countsOf(older, thing)).toBeNull();
    const ours = deliveriesOf(reply, thing);
    expect(ours.map(({ id }) => id)).toEqual(['a', 'b', 'd']);
    const { failed, waiting, channels } = unarrived(ours);
    expect([failed, waiting, channels].map((list) => list.map(({ id }) => id))).toEqual([
      ['d'],
      ['b'],
      ['a'],
    ]);
  });
});

describe('a channel', () => {
  const reply: ReachAssociationReply = {
    mail: 'ready',
    mailFrom: 'convene@example.org',
    portal: 'members',
    portalUrl: 'https://relay.example/portal',
    channels: [
      { kind: 'slack', name: '#ops', reach: 'set' },
      { kind: 'slack', name: '#other', reach: 'not-set' },
      { kind: 'email', name: 'all@example.org', reach: 'set' },
    ],
    reached: { persons: 1, of: 2 },
    persons: null,
  };
  const ops = { kind: 'slack', name: '#ops' } as const;
  const list = { kind: 'email', name: 'all@example.org' } as const;

  it('is posted in by the relay only where that is really so', () => {
    expect(reachOf({ ...ops, name: ' #ops ' }, reply)).toBe('posts');
    expect(reachOf({ kind: 'slack', name: '#other' }, reply)).toBe('by-hand');
    expect(reachOf({ kind: 'slack', name: '#never-heard-of' }, reply)).toBe('by-hand');
    expect(reachOf({ kind: 'email', name: '#ops' }, reply)).toBe('by-hand');
    expect(reachOf(list, reply)).toBe('posts');
    expect(reachOf(list, { ...reply, mail: 'not-set-up' })).toBe('by-hand');
    expect(reachOf({ kind: 'portal', name: 'news' }, reply)).toBe('portal');
    expect(reachOf({ kind: 'portal', name: 'news' }, { ...reply, portal: 'off' })).toBe(
      'portal-off',
    );
    expect(reachOf({ kind: 'other', name: 'forum' }, reply)).toBe('by-hand');
    const members = { kind: 'email', name: 'each member' } as const;
    const isList = { ...members, reach: 'set' } as const;
    expect(reachOf(members, reply)).toBe('each-member');
    expect(reachOf(members, { ...reply, reached: { persons: 0, of: 2 } })).toBe('by-hand');
    expect(reachOf(members, { ...reply, channels: [isList] })).toBe('posts');
    expect(reachOf(ops, null)).toBe('unknown');
    expect(reachOf({ kind: 'other', name: 'forum' }, null)).toBe('by-hand');
  });

  it('is offered where the relay posts, and is not named yet', () => {
    expect(offeredChannels(reply, [])).toEqual([ops, list]);
    expect(offeredChannels(reply, [{ ...ops, name: '#ops ' }])).toEqual([list]);
    expect(offeredChannels(null, [])).toEqual([]);
    const members = { kind: 'email', name: 'each member' } as const;
    expect(byHand([ops, list, members, { kind: 'other', name: 'forum' }], reply)).toEqual([
      { kind: 'other', name: 'forum' },
    ]);
  });
});

describe('what is left to post by hand', () => {
  const ops = { kind: 'slack', name: '#ops' } as const;
  const forum = { kind: 'other', name: 'forum' } as const;
  const reply: ReachAssociationReply = {
    mail: 'ready',
    mailFrom: null,
    portal: 'public',
    portalUrl: null,
    channels: [{ ...ops, reach: 'not-set' }],
    reached: { persons: 1, of: 2 },
    persons: null,
  };
  const left = (...states: Delivery['state'][]) =>
    leftToPost(
      [ops, forum],
      reply,
      states.map((state, index) => delivery(`${index}`, { state, to: ops })),
    );

  it('is no channel that the relay, or somebody by hand, has posted in', () => {
    expect(left()).toEqual({ channels: [ops, forum], isAwaited: false });
    expect(left('waiting')).toEqual({ channels: [ops, forum], isAwaited: true });
    expect(left('given-up')).toEqual({ channels: [ops, forum], isAwaited: false });
    for (const state of ['sent', 'by-hand'] as const)
      expect(left(state)).toEqual({ channels: [forum], isAwaited: false });
    // An earlier one of the same was posted: the latest was not.
    expect(left('waiting', 'sent').channels).toEqual([ops, forum]);
    const noted = delivery('n', { state: 'by-hand', to: ops });
    expect(unarrived([noted]).channels).toEqual([noted]);
  });
});

describe('quiet hours', () => {
  it('are read as a clock writes them', () => {
    expect(minutesOf('22:30')).toBe(1350);
    expect(minutesOf('00:00:00')).toBe(0);
    for (const text of ['', '24:00', '7:00', '12:60', 'noon'])
      expect(minutesOf(text), text).toBeNull();
    for (const minutes of [0, 59, 61, 1350, 1439])
      expect(minutesOf(clockOf(minutes))).toBe(minutes);
    expect(quietLength(1320, 420)).toBe('9 hours');
    expect(quietLength(0, 61)).toBe('1 h 1 min');
    expect(quietLength(5, 5)).toBeNull();
    expect(zonesWith('Etc/Nowhere')).toContain('Etc/Nowhere');
  });
});

it('a webhook is not shown in full', () => {
  const address = `https://hooks.slack.com/services/T000/B000/${'s3cr3t'.repeat(4)}abcd`;
  expect(maskedWebhook(address)).toBe('hooks.slack.com/…abcd');
  expect(maskedWebhook('http://127.0.0.1:9/x')).toBe('127.0.0.1:9/…');
});
