import { afterEach, expect, test } from 'vitest';
import type { SearchResult } from '../../shared/client/host-messages.ts';
import { ClientWorld, proposal, type Desk } from './client-world.ts';
import { comment, editDocument, eventually, say } from './documents-of.ts';

let world: ClientWorld;
afterEach(() => world.end());

const found = (desk: Desk, query: string): Promise<SearchResult> =>
  desk.ask({ type: 'search', ledger: world.ledger, query, limit: 20 });

type Hit = SearchResult['hits'][number];

/** Waits until something is found, of a kind where that is named: what there is, is read by and by. */
const hasFound = (desk: Desk, query: string, kind?: Hit['kind']): Promise<SearchResult> =>
  eventually(async () => {
    const result = await found(desk, query);
    const isThere = kind === undefined || result.hits.some((hit) => hit.kind === kind);
    return result.total > 0 && isThere && result;
  });

test('groups, acts, people and comments are found, also without a network and after a restart', async () => {
  const { world: made, sam } = await ClientWorld.founded();
  world = made;
  const { ledger } = world;
  const tess = await world.joined(sam, 'tess');
  await sam.do(ledger, 'proposal.create', proposal('ops', 'sam'));
  await say(sam, ledger, 'charter/ops', comment(1, 'sam', 'Let us ask about the quorum first.'));
  const [group] = (await hasFound(tess, 'Group ops', 'group')).hits;
  expect(group).toMatchObject({ kind: 'group', title: 'Group ops', place: 'groups/ops' });
  await hasFound(tess, 'quorum');
  await world.stop();
  await tess.restart();
  const said = await hasFound(tess, 'quorum', 'comment');
  expect(said.hits[0]).toMatchObject({
    kind: 'comment',
    place: `documents/charter/ops?thread=${'1'.padStart(32, '0')}`,
  });
  const { excerpt = '', marks = [] } = said.hits[0] ?? {};
  expect(marks.map(([from, to]) => excerpt.slice(from, to))).toEqual(['quorum']);
  await eventually(async () => {
    const { documents } = await found(tess, 'quorum');
    return documents.read === documents.known;
  });
  await hasFound(tess, 'tom', 'person');
  const named = (await hasFound(tess, '"Group ops"', 'decision')).hits;
  expect(named.find(({ kind }) => kind === 'decision')?.place).toMatch(/^ledger\/\d+$/);
});

test('what is typed here is found at once, and no more once it is gone', async () => {
  const { world: made, sam } = await ClientWorld.founded();
  world = made;
  const { ledger } = world;
  await sam.do(ledger, 'proposal.create', proposal('ops', 'sam'));
  await editDocument(sam, ledger, 'charter/ops', (doc) =>
    doc.getText('scope').insert(0, 'Sequencers in the draft.'),
  );
  const [draft] = (await hasFound(sam, 'sequencers', 'document')).hits;
  expect(draft).toMatchObject({ kind: 'document', place: 'groups/ops/proposal' });
  await editDocument(sam, ledger, 'charter/ops', (doc) => {
    const scope = doc.getText('scope');
    scope.delete(0, scope.length);
  });
  await eventually(async () => (await found(sam, 'sequencers')).total === 0);
});
