import type { Command } from '../../app/commands/command.ts';
import { paths } from '../../app/routes.ts';
import type { AssociationView } from '../../stores/association-store.ts';
import { documentsByGroup } from './document-list.ts';

/** A command to go to each document. */
export const documentJumps = ({ state, me }: AssociationView): Command[] =>
  documentsByGroup(state, me.person).flatMap(({ documents }) =>
    documents.map(({ document, title, kind }) => ({
      id: `document-${document}`,
      label: `${title} (${kind})`,
      group: 'Documents',
      run: ({ goTo }) => goTo(paths.document(document)),
    })),
  );
