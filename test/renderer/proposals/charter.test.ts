import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  charterOf,
  isUntouched,
  startFrom,
} from '../../../renderer/features/proposals/charter-document.ts';
import {
  BLANK_CHARTER,
  charterChanges,
  checklistOf,
  isBlankCharter,
} from '../../../renderer/features/proposals/charter-fields.ts';
import {
  publicationOf,
  sizeOf,
  waitsForStart,
} from '../../../renderer/features/proposals/publication.ts';
import { charter as charterForm } from '../../../shared/rules/fields.ts';
import { known } from '../../../shared/rules/index.ts';
import { groups } from '../../rules/cases/worlds.ts';
import { CHARTER, type World } from '../../rules/world.ts';

const ops = (world: World) => known(world.state, 'twg', 'ops');

describe('a charter in its document', () => {
  it('comes back as it was put', () => {
    const doc = new Y.Doc();
    expect(isUntouched(doc)).toBe(true);
    expect(charterOf(doc)).toEqual(BLANK_CHARTER);
    startFrom(doc, CHARTER);
    expect(charterOf(doc)).toEqual(CHARTER);
    expect(isUntouched(doc)).toBe(false);
  });

  it('is put only where nobody has written, deleted text included', () => {
    const doc = new Y.Doc();
    startFrom(doc, CHARTER);
    startFrom(doc, CHARTER);
    expect(charterOf(doc)).toEqual(CHARTER);
    doc.getText('scope').delete(0, CHARTER.scope.length);
    startFrom(doc, CHARTER);
    expect(charterOf(doc).scope).toBe('');
  });

  it('whatever others put there, it has the form of an act', () => {
    const doc = new Y.Doc();
    const odd = new Y.Map<unknown>();
    odd.set('kind', 'poem');
    odd.set('title', 'Two\nlines');
    doc.getArray('outputs').push([odd, 'text', new Y.Map()]);
    doc.getMap('fields').set('durationDays', 1.5);
    const read = charterOf(doc);
    expect(charterForm.safeParse(read).success).toBe(true);
    expect(read.outputs).toEqual([
      { kind: 'report', title: 'Two lines' },
      { kind: 'report', title: '' },
    ]);
    expect(read.durationDays).toBeNull();
  });

  it('merges what two people write', () => {
    const one = new Y.Doc();
    startFrom(one, CHARTER);
    const two = new Y.Doc();
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    one.getText('scope').insert(0, 'First. ');
    two.getText('limits').insert(0, 'Second. ');
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    expect(charterOf(one)).toMatchObject({
      scope: `First. ${CHARTER.scope}`,
      limits: `Second. ${CHARTER.limits}`,
    });
  });
});

describe('what differs between two charters', () => {
  it('names the fields, and which are material', () => {
    const after = { ...CHARTER, profiles: 'Auditors.', durationDays: 90 };
    expect(charterChanges(CHARTER, after)).toEqual([
      expect.objectContaining({
        field: 'durationDays',
        before: '180 days',
        after: '90 days',
        weight: 'material',
      }),
      expect.objectContaining({ field: 'profiles', weight: 'not-material' }),
    ]);
  });

  it('white space at the ends of lines is no difference', () => {
    expect(charterChanges(CHARTER, { ...CHARTER, scope: `${CHARTER.scope}  \r\n` })).toEqual([]);
  });

  it('an output of another kind is', () => {
    const outputs = CHARTER.outputs.map((output, index) =>
      index === 0 ? { ...output, kind: 'report' as const } : output,
    );
    expect(charterChanges(CHARTER, { ...CHARTER, outputs }).map(({ field }) => field)).toEqual([
      'outputs',
    ]);
  });
});

describe('what is missing', () => {
  it('six, in the order of DIP-7', () => {
    expect(checklistOf(BLANK_CHARTER, []).map(({ id, done }) => [id, done])).toEqual([
      ['scope', 'no'],
      ['limits', 'no'],
      ['outputs', 'no'],
      ['durationDays', 'no'],
      ['facilitators', 'no'],
      ['profiles', 'no'],
    ]);
    expect(checklistOf(CHARTER, ['alice']).every(({ done }) => done === 'yes')).toBe(true);
  });

  it('white space is blank; an output without a title is no output', () => {
    const list = checklistOf({ ...CHARTER, scope: ' \n', outputs: [{ kind: 'dip', title: ' ' }] }, [
      'a',
      'b',
      'c',
    ]);
    expect(list.filter(({ done }) => done === 'no').map(({ id }) => id)).toEqual([
      'scope',
      'outputs',
      'facilitators',
    ]);
    expect(isBlankCharter({ ...BLANK_CHARTER, scope: '\n ' })).toBe(true);
    expect(isBlankCharter({ ...BLANK_CHARTER, durationDays: 1 })).toBe(false);
  });
});

describe('what publishing does', () => {
  const material = { ...CHARTER, scope: 'Everything.' };

  it('while it circulates a material change starts the window again, as the rules have it', () => {
    const world = groups.circulating().later(86_400_000);
    expect(publicationOf(ops(world), material).effect).toBe('window-restarts');
    const after = world.do('alice', 'proposal.revise', { twg: 'ops', charter: material });
    expect(ops(after).circulation?.startedAt).toBe(world.at);

    const small = { ...CHARTER, profiles: 'Anybody.' };
    expect(publicationOf(ops(world), small).effect).toBe('none');
    const same = world.do('alice', 'proposal.revise', { twg: 'ops', charter: small });
    expect(ops(same).circulation).toEqual(ops(world).circulation);
  });

  it('a declined proposal becomes a draft again', () => {
    const world = groups.declined();
    expect(publicationOf(ops(world), material).effect).toBe('back-to-draft');
    const after = world.do('alice', 'proposal.revise', { twg: 'ops', charter: material });
    expect(ops(after).stage).toBe('draft');
  });

  it('a draft stays one', () => {
    expect(publicationOf(ops(groups.draft()), material).effect).toBe('none');
  });

  it('counts bytes as the rules do, at the edge', () => {
    const at = { ...BLANK_CHARTER, scope: 'é'.repeat(16 * 1024) };
    expect(sizeOf(at)).toEqual({ bytes: 32 * 1024, most: 32 * 1024, standing: 'near' });
    expect(charterForm.safeParse(at).success).toBe(true);
    const over = { ...at, limits: 'x' };
    expect(sizeOf(over).standing).toBe('over');
    expect(charterForm.safeParse(over).success).toBe(false);
    expect(sizeOf(CHARTER).standing).toBe('fine');
  });

  it('a published text that the document does not know waits for somebody to start from it', () => {
    expect(waitsForStart(ops(groups.draft()), 'untouched')).toBe(true);
    expect(waitsForStart(ops(groups.draft()), 'written')).toBe(false);
    expect(waitsForStart({ ...ops(groups.draft()), charter: BLANK_CHARTER }, 'untouched')).toBe(
      false,
    );
  });
});
