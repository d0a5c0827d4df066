import { useState } from 'react';
import { queryOf } from '../../app/routes.ts';
import { useHash } from '../../app/use-route.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Page, Tabs } from '../../ui/index.ts';
import { ReachingTab } from '../reaching/reaching-tab.tsx';
import { DevicesTab } from './devices-tab.tsx';
import { InvitesTab } from './invites-tab.tsx';
import { OfficesTab } from './offices-tab.tsx';
import { OrganizationsTab } from './organizations-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { RulebookTab } from './rulebook-tab.tsx';

const TABS = [
  { id: 'people', label: 'People', content: <PeopleTab /> },
  { id: 'organizations', label: 'Organizations', content: <OrganizationsTab /> },
  { id: 'offices', label: 'Offices', content: <OfficesTab /> },
  { id: 'devices', label: 'Devices', content: <DevicesTab /> },
  { id: 'invites', label: 'Invites', content: <InvitesTab /> },
  { id: 'reaching', label: 'Reaching people', content: <ReachingTab /> },
  { id: 'rulebook', label: 'Rulebook', content: <RulebookTab /> },
] as const;

/** Who the association is: its people and offices, the keys they act with, the rules they act by. */
export function AssociationScreen() {
  const name = useAssociation((view) => view.state.association?.name ?? view.association.name);
  const asked = queryOf(useHash()).get('tab');
  const [chosen, choose] = useState<{ readonly asked: string | null; readonly tab: string }>();
  // A link to a tab wins over the tab that was chosen before it.
  const tab = chosen !== undefined && chosen.asked === asked ? chosen.tab : (asked ?? 'people');
  const selected = TABS.some(({ id }) => id === tab) ? tab : 'people';
  return (
    <Page title={name} eyebrow="Association">
      <Tabs
        label="Parts of the association"
        tabs={TABS}
        selected={selected}
        onSelect={(id) => choose({ asked, tab: id })}
      />
    </Page>
  );
}
