import { describe, expect, it } from 'vitest';
import { nextOnDip } from '../../renderer/features/dips/next-on-dip.ts';
import { known } from '../../shared/rules/index.ts';
import { SITUATIONS } from './dip-worlds.ts';

const nextIn = (situation: string) => {
  const world = SITUATIONS[situation]?.();
  if (world === undefined) throw new Error(situation);
  return nextOnDip(world.state, known(world.state, 'output', 'o1'), world.at);
};

describe('what a DIP waits for', () => {
  it.each([
    ['approved', 'To be submitted as a pull request', /can be submitted/, /Person alice/],
    [
      'submitted',
      'Its manager, to merge or deny the pull request',
      /with its manager/,
      /Person mona/,
    ],
    ['unmanaged', 'A DIP Manager', /waits for a DIP Manager/, /Person lead$/],
    ['denied', 'To be improved, or submitted again', /was denied$/, /Person alice/],
    ['denied, and improved', 'The approval of an improved text', /being improved/, null],
    ['withdrawn', 'Nothing: it was withdrawn', /^Withdrawn$/, null],
    ['draft', 'Engineering work', /engineering comes first/, /Person mona/],
    ['draft under way', 'Engineering work', /under way/, /Person mona/],
    ['draft ready', 'Its last call', /ready for its last call/, /Person mona/],
    ['last call', 'The end of its last call', /it ends in 14 days/, null],
    [
      'last call with a concern',
      '1 concern to be resolved, and the end of its last call',
      /14 days/,
      null,
    ],
    ['last call over', 'Its manager, to ask the TSC', /can be asked to accept/, /Person mona/],
    [
      'last call over, a concern open',
      '1 concern to be resolved',
      /^1 concern is still open$/,
      /Person bob, who raised it, or by its manager, Person mona/,
    ],
    ['voting', 'The TSC’s vote', /votes on accepting/, /Technical Steering Committee/],
    ['no quorum', 'Its manager, to ask the TSC', /can be asked/, /Person mona/],
    ['accepted', 'Its implementation', /being implemented/, /Person mona/],
    ['accepted and complete', 'Its manager, to mark it as final', /marked as final/, /mona/],
    ['final', 'Nothing: it is the state of the art', /^Final$/, null],
    ['rejected by the vote', 'Nothing: it was rejected', /did not accept/, null],
    ['rejected by its manager', 'Nothing: it was rejected', /by its manager/, null],
    ['deprecated', 'Nothing: it does not apply any more', /^Deprecated$/, null],
  ])('%s: %s', (situation, waits, title, who) => {
    const next = nextIn(situation);
    expect(next.waits).toBe(waits);
    expect(next.title).toMatch(title);
    if (who === null) expect(next.who).toBeNull();
    else expect(next.who).toMatch(who);
  });

  it('does not say of a DIP that was revised and withdrawn that the TSC has approved a new text', () => {
    expect(nextIn('withdrawn after a revision').title).toBe('Withdrawn');
  });

  it('says why it is here again', () => {
    expect(nextIn('no quorum').before).toMatch(/Too few of the TSC/);
    expect(nextIn('second round').before).toMatch(/round 2/);
    expect(nextIn('draft').before).toBeNull();
  });

  it('names the open ballot, and when it closes', () => {
    const next = nextIn('voting');
    expect(next.ballot).toBe('acceptance-1');
    expect(next.clock?.words).toBe('It closes');
  });

  it('has words without gaps in every situation', () => {
    for (const situation of Object.keys(SITUATIONS)) {
      const { title, text, before, who } = nextIn(situation);
      for (const words of [title, text, before ?? '', who ?? ''])
        expect(words, situation).not.toMatch(/undefined|null|NaN| {2}|, ?\.|,\.$/);
    }
  });
});
