import { sortedRecords } from '../../../shared/rules/index.ts';
import { groupName, said } from '../../../shared/wording/index.ts';
import type { Command } from '../../app/commands/command.ts';
import { paths } from '../../app/routes.ts';
import type { AssociationView } from '../../stores/association-store.ts';

/** A command to go to each meeting. */
export const meetingJumps = ({ state }: AssociationView): Command[] =>
  sortedRecords(state.meeting).map(({ id, title, twg }) => ({
    id: `meeting-${id}`,
    label: `${said(title)} (meeting of ${groupName(state, twg)})`,
    group: 'Meetings',
    run: ({ goTo }) => goTo(paths.meeting(id)),
  }));
