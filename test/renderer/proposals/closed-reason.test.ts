import { describe, expect, it } from 'vitest';
import { closedReason } from '../../../renderer/features/proposals/closed-reason.ts';
import { peopleHere } from '../../../renderer/features/proposals/people-here.ts';
import {
  effectWords,
  publishHeldBy,
  sizeWords,
} from '../../../renderer/features/proposals/publication-words.ts';
import { publicationOf } from '../../../renderer/features/proposals/publication.ts';
import { access, known } from '../../../shared/rules/index.ts';
import { byMax, withdrawnGroup } from '../../rules/cases/formation-worlds.ts';
import { day, groups } from '../../rules/cases/worlds.ts';
import { CHARTER, type World } from '../../rules/world.ts';

const ops = (world: World) => known(world.state, 'twg', 'ops');
const reason = (world: World, person: string) => closedReason(world.state, ops(world), person);

describe('why a proposal cannot be edited', () => {
  it('open to its creator and its facilitators, and to nobody else', () => {
    for (const author of ['max', 'alice', 'bob']) expect(reason(byMax(), author)).toBeNull();
    expect(reason(byMax(), 'carol')).toEqual({
      kind: 'not-an-author',
      authors: ['alice', 'bob', 'max'],
    });
  });

  it('while the TSC votes: until the ballot closes', () => {
    expect(reason(groups.voting(), 'alice')).toMatchObject({ kind: 'voting', until: day(14) });
    expect(reason(groups.declined(), 'alice')).toBeNull();
  });

  it('once it is formed, or over', () => {
    expect(reason(groups.formed(), 'alice')).toEqual({ kind: 'formed' });
    expect(reason(withdrawnGroup(), 'alice')).toEqual({ kind: 'ended', how: 'withdrawn' });
    expect(reason(groups.concluded(), 'alice')).toEqual({ kind: 'ended', how: 'concluded' });
  });

  it('is never null where the rules close the document', () => {
    const worlds = [groups.draft(), groups.circulating(), groups.voting(), groups.declined()];
    for (const world of worlds) {
      for (const person of ['alice', 'bob', 'sam', 'tess']) {
        const open = access(world.state, person, 'charter/ops').write;
        expect(reason(world, person) === null).toBe(open);
      }
    }
  });
});

describe('who is here', () => {
  const user = (person: string, name: string) => ({ user: { person, name, color: '#123456' } });

  it('the others, each once, by name; without oneself in another window', () => {
    const states = new Map<number, unknown>([
      [1, user('me', 'Me')],
      [2, user('me', 'Me')],
      [3, user('zoe', 'Zoe')],
      [4, user('ada', 'Ada')],
      [5, user('ada', 'Ada')],
      [6, { cursor: null }],
      [7, null],
    ]);
    expect(peopleHere(states, 1, 'me')).toEqual([
      { person: 'ada', name: 'Ada' },
      { person: 'zoe', name: 'Zoe' },
    ]);
  });
});

describe('publishing in words', () => {
  it('says what holds it', () => {
    const same = publicationOf(ops(groups.draft()), CHARTER);
    expect(publishHeldBy(same)).toBe('Nothing has changed since it was published.');
    const long = publicationOf(ops(groups.draft()), { ...CHARTER, scope: 'x'.repeat(33 * 1024) });
    expect(publishHeldBy(long)).toMatch(/too long.*33\.1 KiB of 32\.0 KiB: shorten it by 1\.1 KiB/);
    const changed = publicationOf(ops(groups.draft()), { ...CHARTER, scope: 'Else.' });
    expect(publishHeldBy(changed)).toBeUndefined();
  });

  it('says what follows, with the days', () => {
    expect(effectWords(ops(groups.circulating()), 'window-restarts')).toContain('7 days');
    expect(effectWords(ops(groups.draft()), 'none')).toBeNull();
    expect(sizeWords({ bytes: 31 * 1024, most: 32 * 1024, standing: 'near' })).toBe(
      '31.0 KiB of 32.0 KiB: 1.0 KiB left.',
    );
  });
});
