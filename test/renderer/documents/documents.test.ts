import { describe, expect, test } from 'vitest';
import {
  documentsByGroup,
  documentsOfGroup,
  matching,
} from '../../../renderer/features/documents/document-list.ts';
import { whyNotWrite } from '../../../renderer/features/documents/why-not-write.ts';
import { access, known } from '../../../shared/rules/index.ts';
import { documentTitle, groupOfDocument } from '../../../shared/wording/index.ts';
import { groups, works } from '../../rules/cases/worlds.ts';
import type { World } from '../../rules/world.ts';

const ops = (world: World) => known(world.state, 'twg', 'ops');

const AT_EACH_STAGE = [
  works.drafting(),
  works.twgVote(),
  works.tscReview(),
  works.tscVote(),
  works.approved(),
  works.circulated(),
];

describe('why one cannot write', () => {
  test('is null exactly where the rules let one write', () => {
    for (const world of [...AT_EACH_STAGE, groups.topic()]) {
      for (const { document } of documentsOfGroup(world.state, ops(world), 'alice')) {
        for (const person of ['alice', 'bob', 'carol', 'sam', 'tess', 'max']) {
          const { write } = access(world.state, person, document);
          expect(whyNotWrite(world.state, person, document) === null, document).toBe(write);
        }
      }
    }
  });

  test('names the vote that holds an output’s text', () => {
    for (const world of [works.twgVote(), works.tscVote()]) {
      const why = whyNotWrite(world.state, 'alice', 'output/o1');
      expect(why?.title).toContain('The vote is open');
      expect(world.state.openBallots).toContain(why?.vote?.ballot);
    }
    expect(whyNotWrite(works.approved().state, 'alice', 'output/o1')?.vote).toBeNull();
  });

  test('of a document of nothing that is known', () => {
    const { state } = groups.formed();
    for (const document of ['notes/none', 'output/none', 'update/none/u1', 'dissent/none/bob']) {
      expect(whyNotWrite(state, 'alice', document)).not.toBeNull();
    }
  });
});

describe('the list of documents', () => {
  test('has what belongs to a group, with its title and kind', () => {
    const world = groups.topic();
    const documents = documentsOfGroup(world.state, ops(world), 'bob');
    expect(documents.map(({ document }) => document)).toEqual(['notes/t1', 'charter/ops']);
    expect(documents[0]).toMatchObject({ kind: 'Notes', mayWrite: true });
    for (const { document } of documents) {
      expect(groupOfDocument(world.state, document)).toBe('ops');
    }
  });

  test('is filtered by all the words typed', () => {
    const all = documentsByGroup(works.drafting().state, 'alice');
    const [group] = all;
    const name = group?.name ?? '';
    expect(matching(all, ` ${name.toUpperCase()}  charter`)[0]?.documents).toHaveLength(1);
    expect(matching(all, 'no such thing')).toEqual([]);
    expect(matching(all, '')).toEqual(all);
  });
});

test('what documents are called, also where nothing is known of them', () => {
  const { state } = works.drafting();
  expect(documentTitle(state, 'output/o1').kind).toBe('DIP');
  expect(documentTitle(state, 'comments/output/o1').kind).toBe('Comments on the DIP');
  expect(documentTitle(state, 'charter/ops').kind).toBe('Charter');
  for (const document of [
    'notes/none',
    'minutes/none',
    'update/a/b',
    'dissent/a/b',
    'else/x',
    '',
  ]) {
    expect(documentTitle(state, document).kind).not.toBe('');
  }
});
