import { expect, test } from 'vitest';
import { outputBadge } from '../../sync-server/portal/pages/lines.ts';
import { known } from '../../shared/rules/index.ts';
import { works } from '../rules/cases/worlds.ts';

const approved = known(works.approved().state, 'output', 'o1');
const toneOf = (stage: typeof approved.stage): string =>
  outputBadge({ ...approved, stage }).text.includes('good') ? 'good' : 'plain';

test('an output that was reopened or abandoned after its approval is not shown as approved', () => {
  expect(approved.approvedText).not.toBeNull();
  expect(toneOf('approved')).toBe('good');
  expect(toneOf('circulated')).toBe('good');
  expect(toneOf('tsc-review')).toBe('plain');
  expect(toneOf('abandoned')).toBe('plain');
});
