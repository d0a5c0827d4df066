import type { OutputKind } from '../../../../shared/documents/proposal-markdown.ts';
import { DUTIES } from '../../../../shared/rules/index.ts';
import { DAY, type World } from '../../world.ts';
import { hashOf } from '../acts/texts.ts';
import { GROUP, OUTPUT } from '../people.ts';
import { depart, formed, noFacilitator } from './group.ts';
import { once, startsOf } from './start.ts';

const output = OUTPUT;
const reason = 'So it is.';
const textSha256 = hashOf('output');

const started = (kind: OutputKind, id: string, world: World): World =>
  world.do('alice', 'output.start', { twg: GROUP, output: id, kind, title: 'The output' });

/** carol owns every duty. */
const owned = (kind: OutputKind, id = output, world = formed()): World =>
  DUTIES.reduce<World>(
    (at, duty) => at.do('carol', 'output.volunteer', { output: id, duty }),
    started(kind, id, world),
  );

const voting = (kind: OutputKind, id = output, world = formed()): World =>
  owned(kind, id, world).do('alice', 'output.call-vote', {
    output: id,
    ballot: `proceed-${id}`,
    textSha256,
  });

const reviewed = (kind: OutputKind, id = output, world = formed()): World =>
  voting(kind, id, world).votes(['alice', 'bob', 'carol'], `proceed-${id}`, 'yes').later(DAY);

const approving = (kind: OutputKind, id = output, world = formed()): World =>
  reviewed(kind, id, world)
    .later(2 * DAY)
    .do('alice', 'output.request-approval', {
      output: id,
      ballot: `approval-${id}`,
      textSha256,
      changes: 'none',
    });

/** Approved by the TSC; of the kind, and with the id, that is asked for. */
export const approved = (kind: OutputKind, id = output, world = formed()): World =>
  approving(kind, id, world).votes(['tess', 'tim', 'tom'], `approval-${id}`, 'yes').later(DAY);

export const circulated = (world: World, id = output): World =>
  world.do('alice', 'output.circulate', {
    output: id,
    channels: [{ kind: 'email', name: 'all' }],
  });

const drafting = once(() => owned('report'));
const inReview = once(() => reviewed('report'));
const reviewOver = once(() => inReview().later(2 * DAY));

export const OUTPUT_STARTS = startsOf(['outputs', 'ballots'], {
  'an output without owners': () => started('report', output, formed()),
  'an output in drafting': drafting,
  'an output in drafting, no facilitator left': () => noFacilitator(drafting()),
  'the group votes on an output': () => voting('report'),
  'the group votes on an output, two of three in favor': () =>
    voting('report').votes(['alice', 'bob'], `proceed-${output}`, 'yes'),
  'the group votes on an output, its owner is gone': () => depart(voting('report'), 'carol'),
  'the TSC reviews an output': inReview,
  'the TSC has reviewed an output': reviewOver,
  'the TSC has reviewed an output, no facilitator left': () => noFacilitator(reviewOver()),
  'the TSC has reviewed an output, and is empty': () =>
    reviewOver().do('sam', 'organization.withdraw', { organization: 'tech' }),
  'the TSC votes on an output': () => approving('report'),
  'an output is approved': () => approved('report'),
  'an output is approved, no facilitator left': () => noFacilitator(approved('report')),
  'an output is circulated': () => circulated(approved('report')),
  'an output is abandoned': () => drafting().do('alice', 'output.abandon', { output, reason }),
});
