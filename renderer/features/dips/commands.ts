import { recordsWhere } from '../../../shared/rules/index.ts';
import { DIP_STATUSES, said } from '../../../shared/wording/index.ts';
import type { Command } from '../../app/commands/command.ts';
import { paths } from '../../app/routes.ts';
import type { AssociationView } from '../../stores/association-store.ts';
import { isToSubmit } from './submission.ts';

/** A command to go to each DIP, and to each output that can become one. */
export const dipJumps = ({ state }: AssociationView): Command[] =>
  recordsWhere(state.output, (output) => state.dip.has(output.id) || isToSubmit(state, output)).map(
    ({ id, title }) => {
      const dip = state.dip.get(id);
      const name = dip === undefined || dip.number === null ? 'DIP' : `DIP ${dip.number}`;
      const status = dip === undefined ? 'to be submitted' : DIP_STATUSES[dip.status].toLowerCase();
      return {
        id: `dip-${id}`,
        label: `${name}: ${said(title)} (${status})`,
        group: 'DIPs',
        run: ({ goTo }) => goTo(paths.dip(id)),
      };
    },
  );
