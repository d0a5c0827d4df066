/** DIP-7, Decision Making: "dedicate engineering resources to develop an implementation". */

import { defineAct, form, type Case, type Guard } from './act-definition.ts';
import { anyText, id, line, workstreamKind, workstreamStatus } from './fields.ts';
import { dipAt, expectStage } from './stage.ts';
import { known, type Workstream } from './state.ts';
import { manager, managerOfWorkstream } from './who.ts';
import { z } from 'zod';

type OfWorkstream = { readonly workstream: string };
const links = z.array(line);
const UNDER_WAY = ['draft', 'last-call', 'accepted'] as const;

const workstreamOf = ({ state, data }: Case<OfWorkstream>): Workstream =>
  known(state, 'workstream', data.workstream);

/** DIP-7: "Diem Core changes (via github issues and PRs)", "Move Framework changes", "off-chain work". */
const open = defineAct({
  type: 'workstream.open',
  data: form({ output: id, workstream: id, kind: workstreamKind, title: line, links }),
  refersTo: (data) => [
    { kind: 'output', id: data.output },
    { kind: 'dip', id: data.output },
  ],
  makes: (data) => [{ kind: 'workstream', id: data.workstream }],
  who: manager,
  stage: dipAt(...UNDER_WAY),
  guards: [],
  effect: (draft, { data }) => {
    const { workstream, ...rest } = data;
    draft.put('workstream', workstream, {
      id: workstream,
      ...rest,
      status: 'planned',
      note: null,
    });
    const dip = draft.known('dip', data.output);
    draft.put('dip', data.output, { ...dip, workstreams: [...dip.workstreams, workstream] });
  },
});

const dipUnderWay: Guard<OfWorkstream> = (given) =>
  expectStage(known(given.state, 'dip', workstreamOf(given).output).status, UNDER_WAY);

const progress = defineAct({
  type: 'workstream.progress',
  data: form({
    workstream: id,
    status: workstreamStatus,
    note: anyText.optional(),
    links: links.optional(),
  }),
  refersTo: (data) => [{ kind: 'workstream', id: data.workstream }],
  who: managerOfWorkstream,
  stage: dipUnderWay,
  guards: [],
  effect: (draft, given) => {
    const { data } = given;
    const workstream = workstreamOf(given);
    draft.put('workstream', workstream.id, {
      ...workstream,
      status: data.status,
      note: data.note ?? workstream.note,
      links: data.links ?? workstream.links,
    });
  },
});

export const WORKSTREAM_ACTS = [open, progress];
