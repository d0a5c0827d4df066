import type { Twg } from '../../../shared/rules/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Section } from '../../ui/index.ts';
import { documentsOfGroup } from './document-list.ts';
import { DocumentRows } from './document-rows.tsx';

/** What a group writes together, on its own page. */
export function GroupDocuments({ twg }: { readonly twg: Twg }) {
  const { state, person } = useAssociation(({ state, me }) => ({ state, person: me.person }));
  return (
    <Section title="Documents">
      <DocumentRows
        label={`Documents of ${twg.name}`}
        documents={documentsOfGroup(state, twg, person)}
      />
    </Section>
  );
}
