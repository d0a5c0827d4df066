import type { Command } from '../../app/commands/command.ts';
import { dutyWords } from '../../../shared/wording/index.ts';
import { relayNow, type AssociationView } from '../../stores/association-store.ts';
import { placeOf } from '../../../shared/commands/duty-place.ts';
import { dutiesIn } from './use-duties.ts';

const first = (view: AssociationView) => dutiesIn(view, relayNow(view)).open[0];

export const commands: readonly Command[] = [
  {
    id: 'next-duty',
    label: 'Go to what is most urgent',
    group: 'Go to',
    shortcut: 'g u',
    canRun: (view) => (first(view) === undefined ? { reason: 'Nothing needs you now.' } : true),
    run: ({ store, goTo }) => {
      const view = store.getState();
      const duty = first(view);
      if (duty !== undefined) goTo(placeOf(duty, view.state));
    },
  },
];

/** A command for each duty: `Vote: Forming a group: Mainnet Operations`. */
export function dutyCommands(view: AssociationView): Command[] {
  return dutiesIn(view, relayNow(view)).open.map((duty) => {
    const { verb, subject } = dutyWords(duty, view.state);
    return {
      id: `duty-${duty.duty}-${duty.subject.id}`,
      label: `${verb}: ${subject}`,
      group: 'Do',
      run: ({ goTo }) => goTo(placeOf(duty, view.state)),
    };
  });
}
