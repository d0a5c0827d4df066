import type { State } from '../../../../shared/rules/index.ts';
import { effects } from './effects.ts';
import { onRecord } from './on-record.ts';
import { outcomes } from './outcomes.ts';
import { peopleInPlace } from './people.ts';
import { plainData } from './plain-data.ts';
import { steps } from './steps.ts';
import { ballotsAwaited } from './waiting.ts';

/** The lists beside the records say what the records say. */
function indexesAgree(state: State): string[] {
  const open = [...state.ballot.values()].filter(({ status }) => status === 'open');
  const ids = open.map(({ id }) => id).sort();
  const outputs = [...state.twg.values()].filter((twg) =>
    twg.outputs.some((id) => state.output.get(id)?.twg !== twg.id),
  );
  return [
    ...(ids.join() === state.openBallots.join() ? [] : ['the list of open ballots is wrong']),
    ...outputs.map((twg) => `the outputs of ${twg.id} are not its own`),
  ];
}

/** What is wrong with a state, and with the step that led there from the one before. */
export const problemsIn = (before: State | null, after: State): string[] => [
  ...onRecord(after),
  ...peopleInPlace(after),
  ...ballotsAwaited(after),
  ...indexesAgree(after),
  ...plainData(before, after),
  ...(before === null
    ? []
    : [...steps(before, after), ...effects(before, after), ...outcomes(before, after)]),
];
