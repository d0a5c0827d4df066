import { describe, expect, it } from 'vitest';
import {
  answered,
  noEdits,
  sending,
  shownOf,
  undoOf,
  withFields,
  type Edits,
} from '../../renderer/features/reaching/edits.ts';

interface Wishes {
  readonly email: string | null;
  readonly digest: string;
}
type Change = Partial<Wishes>;

const KEPT: Wishes = { email: null, digest: 'weekly' };
const AWAY = { code: 'relay-unreachable', message: 'nobody', details: {} };
const begin = (): Edits<Wishes, Change> => noEdits<Wishes, Change>(KEPT);

describe('a change that the relay keeps', () => {
  it('stands there at once, as being saved, and as kept once the relay says so', () => {
    const sent = sending(begin(), 'email', { email: 'a@example.org' });
    expect(shownOf(sent, withFields)).toEqual({ email: 'a@example.org', digest: 'weekly' });
    expect(sent.kept).toEqual(KEPT);
    expect(sent.saving.get('email')).toEqual({ status: 'saving' });
    const undo = undoOf(sent.kept, { email: 'a@example.org' });
    const done = answered(sent, { at: 7, kept: { ...KEPT, email: 'a@example.org' }, undo });
    expect(done.saving.get('email')).toEqual({ status: 'kept', at: 7, undo: { email: null } });
    expect(shownOf(done, withFields)).toEqual({ email: 'a@example.org', digest: 'weekly' });
  });

  it('is not there any more where it was not kept, and can be tried again', () => {
    const change = { email: 'a@example.org' };
    const failed = answered(sending(begin(), 'email', change), { at: 7, problem: AWAY });
    expect(shownOf(failed, withFields)).toEqual(KEPT);
    expect(failed.saving.get('email')).toEqual({ status: 'not-saved', problem: AWAY, change });
  });

  it('is still being saved while a later one of its part is on its way', () => {
    const one = sending(begin(), 'digest', { digest: 'daily' });
    const two = sending(one, 'digest', { digest: 'weekly' });
    const first = answered(two, { at: 1, kept: { ...KEPT, digest: 'daily' }, undo: null });
    expect(first.saving.get('digest')).toEqual({ status: 'saving' });
    expect(shownOf(first, withFields)?.digest).toBe('weekly');
    const second = answered(first, { at: 2, kept: KEPT, undo: { digest: 'daily' } });
    expect(second.saving.get('digest')).toMatchObject({ status: 'kept', at: 2 });
  });

  it('of one part says nothing of another', () => {
    const both = sending(sending(begin(), 'email', { email: 'a@example.org' }), 'digest', {
      digest: 'daily',
    });
    const one = answered(both, { at: 1, problem: AWAY });
    expect(one.saving.get('email')?.status).toBe('not-saved');
    expect(one.saving.get('digest')).toEqual({ status: 'saving' });
    expect(shownOf(one, withFields)).toEqual({ email: null, digest: 'daily' });
  });

  it('cannot be taken back where nothing is known of before', () => {
    expect(undoOf(null, { email: null })).toBeNull();
    expect(undoOf({ other: 1 }, { email: null })).toBeNull();
    expect(shownOf(noEdits<Wishes, Change>(null), withFields)).toBeNull();
  });
});
