/** A DIP in its last call: that it begins, lasts longer, and is about to end with concerns open. */

import { openConcerns } from '../../../../shared/rules/dip-checks.ts';
import { known, type Dip, type LastCall, type State } from '../../../../shared/rules/index.ts';
import {
  capitalized,
  counted,
  dipName,
  labelOf,
  personName,
  quoted,
  said,
  WORKSTREAM_STATUSES,
} from '../../../../shared/wording/index.ts';
import { deadlineFile } from '../calendar.ts';
import type { Given, MessageDefinition } from '../definition.ts';
import { fact, facts, paragraph, type Item, type Letter } from '../letter.ts';
import { reasonFor, timeLeft, when } from '../telling.ts';

const nameOf = (state: State, output: string): string =>
  capitalized(dipName(state, output).replace(/^the /u, ''));

/** The last call that runs; null where none does. */
const runningCall = ({ task, state }: Given): LastCall | null => {
  const dip = state.dip.get(task.subject.id);
  return dip?.status === 'last-call' ? dip.lastCall : null;
};

/** It runs, and ends when the task says. */
function isStanding(given: Given): boolean {
  const lastCall = runningCall(given);
  return (
    lastCall !== null &&
    lastCall.endsAt === given.task.data['endsAt'] &&
    given.now < lastCall.endsAt
  );
}

function engineering(state: State, dip: Dip): string {
  const { workstreams, lastCall } = dip;
  if (workstreams.length === 0) return said(lastCall?.noEngineering ?? 'none is planned');
  return workstreams
    .map((id) => known(state, 'workstream', id))
    .map(
      ({ title, status }) =>
        `${quoted(title)}: ${labelOf(WORKSTREAM_STATUSES, status).toLowerCase()}`,
    )
    .join('; ');
}

function announcement(given: Given, how: 'begins' | 'extended'): Letter {
  const { task, state } = given;
  const dip = known(state, 'dip', task.subject.id);
  const name = nameOf(state, dip.output);
  const endsAt = dip.lastCall?.endsAt ?? given.now;
  const until = when(endsAt, given);
  return {
    title: how === 'begins' ? `Last call: ${name}` : `Last call extended: ${name}`,
    parts: [
      paragraph(
        how === 'begins'
          ? `${name} is in its last call until ${until}. Whoever has a concern about it raises it until then; once none is open, the TSC can be asked to accept the DIP.`
          : `The last call of ${name} lasts for longer than was said at first: until ${until}.`,
      ),
      facts(
        dip.manager === null ? null : fact('DIP Manager', personName(state, dip.manager)),
        fact('Engineering', engineering(state, dip)),
      ),
    ],
    place: `#/dips/${dip.output}`,
    action: 'Read it, or raise a concern',
    reason: reasonFor(task, state, 'put into last call'),
    calendar: deadlineFile(
      {
        id: `last-call-${dip.output}`,
        // Each last call, and each extension of it, ends later than what was said before.
        sequence: Math.floor(endsAt / 60_000),
        title: `The last call of ${name} ends`,
        at: endsAt,
        description: 'Until then, whoever has a concern raises it.',
      },
      given,
    ),
    thread: `dip-${dip.output}`,
  };
}

function concernItem({ state, now }: Given, id: string): Item {
  const concern = known(state, 'concern', id);
  return {
    title: `The concern of ${personName(state, concern.by)}`,
    place: `#/dips/${concern.output}`,
    lines: [quoted(concern.text), `Open for ${timeLeft(concern.at, now)}.`],
    mark: null,
  };
}

function ending(given: Given): Letter {
  const { task, state, now } = given;
  const dip = known(state, 'dip', task.subject.id);
  const name = nameOf(state, dip.output);
  const endsAt = dip.lastCall?.endsAt ?? now;
  const open = openConcerns(state, dip);
  return {
    title: `Last call ends with ${counted(open.length, 'open concern')}: ${name}`,
    parts: [
      paragraph(
        `The last call of ${name} ends at ${when(endsAt, given)}, in ${timeLeft(now, endsAt)}. The TSC cannot be asked to accept the DIP while a concern is open.`,
      ),
      { type: 'items', items: open.map((id) => concernItem(given, id)) },
    ],
    place: `#/dips/${dip.output}`,
    action: 'Open the DIP',
    reason: 'You get this because you manage the DIP.',
    calendar: null,
    thread: `dip-${dip.output}`,
  };
}

function isEnding(given: Given): boolean {
  const { task, state } = given;
  const dip = state.dip.get(task.subject.id);
  return (
    isStanding(given) &&
    dip !== undefined &&
    task.to.kind === 'person' &&
    dip.manager === task.to.person &&
    openConcerns(state, dip).length > 0
  );
}

export const LAST_CALL_MESSAGES = {
  'last-call': { wanted: isStanding, letter: (given) => announcement(given, 'begins') },
  'last-call-extended': { wanted: isStanding, letter: (given) => announcement(given, 'extended') },
  'last-call-ending': { wanted: isEnding, letter: ending },
} as const satisfies Readonly<Record<string, MessageDefinition>>;
