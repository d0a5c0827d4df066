/** Every DIP of the association, by how far it has come. Pure. */

import {
  recordsWhere,
  type DipStatus,
  type Instant,
  type Output,
  type State,
} from '../../../shared/rules/index.ts';
import { DIP_STATUSES } from '../../../shared/wording/index.ts';
import { lastCallClock, openConcernsOf, type LastCallClock } from './dip-facts.ts';
import { engineeringOf, type Engineering } from './engineering.ts';
import { nextOnDip } from './next-on-dip.ts';
import { isToSubmit } from './submission.ts';

export type PipelineStage = 'to-submit' | DipStatus;

export interface PipelineRow {
  readonly output: string;
  readonly stage: PipelineStage;
  readonly number: number | null;
  readonly title: string;
  readonly twg: string;
  readonly manager: string | null;
  /** What it waits for: `A DIP Manager`. */
  readonly waits: string;
  readonly lastCall: LastCallClock | null;
  readonly openConcerns: number;
  readonly engineering: Engineering;
}

export interface PipelineSection {
  readonly stage: PipelineStage;
  readonly title: string;
  readonly rows: readonly PipelineRow[];
}

export interface Pipeline {
  /** The way, each of its stages, also where nothing is at it. */
  readonly way: readonly PipelineSection[];
  /** What has left it; only stages that something is at. */
  readonly left: readonly PipelineSection[];
}

const WAY: readonly PipelineStage[] = [
  'to-submit',
  'submitted',
  'draft',
  'last-call',
  'accepted',
  'final',
];
const LEFT: readonly PipelineStage[] = ['denied', 'rejected', 'withdrawn', 'deprecated'];

export const pipelineTitle = (stage: PipelineStage): string =>
  stage === 'to-submit' ? 'To be submitted' : DIP_STATUSES[stage];

const NO_ENGINEERING: Engineering = { total: 0, sufficient: 0, complete: 0 };

function rowOf(state: State, output: Output, now: Instant): PipelineRow | null {
  const dip = state.dip.get(output.id);
  const stage = isToSubmit(state, output) ? 'to-submit' : dip?.status;
  if (stage === undefined) return null;
  return {
    output: output.id,
    stage,
    number: dip?.number ?? null,
    title: output.title,
    twg: output.twg,
    manager: dip?.manager ?? null,
    waits: nextOnDip(state, output, now).waits,
    lastCall: dip === undefined ? null : lastCallClock(state, dip, now),
    openConcerns: dip === undefined ? 0 : openConcernsOf(state, dip).length,
    engineering: dip === undefined ? NO_ENGINEERING : engineeringOf(state, dip),
  };
}

const endOf = ({ lastCall }: PipelineRow): Instant => {
  switch (lastCall?.kind) {
    case undefined:
      return 0;
    case 'running':
      return lastCall.endsAt;
    case 'over':
      return lastCall.endedAt;
    case 'voting':
      return lastCall.closesAt;
  }
};

/** What ends first comes first, then the lower number; without one, by title. */
const inOrder = (a: PipelineRow, b: PipelineRow): number =>
  endOf(a) - endOf(b) ||
  (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER) ||
  (a.title < b.title ? -1 : 1);

export function pipelineOf(state: State, now: Instant): Pipeline {
  const rows = recordsWhere(state.output, ({ kind }) => kind === 'dip')
    .map((output) => rowOf(state, output, now))
    .filter((row) => row !== null)
    .sort(inOrder);
  const section = (stage: PipelineStage): PipelineSection => ({
    stage,
    title: pipelineTitle(stage),
    rows: rows.filter((row) => row.stage === stage),
  });
  return {
    way: WAY.map(section),
    left: LEFT.map(section).filter((each) => each.rows.length > 0),
  };
}
