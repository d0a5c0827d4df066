import { sortedRecords } from '../../../shared/rules/index.ts';
import { groupName, said } from '../../../shared/wording/index.ts';
import type { Command } from '../../app/commands/command.ts';
import { paths } from '../../app/routes.ts';
import type { AssociationView } from '../../stores/association-store.ts';

/** A command to go to each topic. */
export const topicJumps = ({ state }: AssociationView): Command[] =>
  sortedRecords(state.topic).map(({ id, title, twg }) => ({
    id: `topic-${id}`,
    label: `${said(title)} (topic of ${groupName(state, twg)})`,
    group: 'Discussions',
    run: ({ goTo }) => goTo(paths.topic(id)),
  }));
