import type { Instant } from '../../../shared/rules/index.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Badge, Person, Section, Table, Time } from '../../ui/index.ts';
import { inviteRows, type InviteState } from './invite-rows.ts';
import { MakeInvite } from './make-invite.tsx';
import { useMoreRows } from './more-rows.tsx';
import styles from './association.module.css';

export function InvitesTab() {
  const state = useAssociation((view) => view.state);
  const now = useNow();
  const rows = inviteRows(state, now);
  const { visible, more } = useMoreRows(rows, '');
  return (
    <div className={styles.stack}>
      <Section title="Invite a person">
        <p className={styles.quiet}>
          An invite lets one person set up one device. It is used once, and it expires.
        </p>
        <MakeInvite />
      </Section>
      <Section title="Invites so far">
        <Table
          label="Invites"
          empty="None has been made."
          columns={[
            { id: 'person', label: 'For' },
            { id: 'state', label: 'State' },
            { id: 'when', label: 'When' },
          ]}
          rows={visible.map(({ invite, state }) => ({
            id: invite.publicKey,
            cells: {
              person: <Person id={invite.person} />,
              state: <StateBadge state={state} />,
              when: <Time at={instantOf(state)} />,
            },
          }))}
        />
        {more}
      </Section>
    </div>
  );
}

function StateBadge({ state }: { readonly state: InviteState }) {
  switch (state.kind) {
    case 'open':
      return <Badge tone="accent">open, expires</Badge>;
    case 'used':
      return <Badge tone="success">used</Badge>;
    case 'expired':
      return <Badge>expired unused</Badge>;
  }
}

function instantOf(state: InviteState): Instant {
  switch (state.kind) {
    case 'open':
      return state.expiresAt;
    case 'used':
      return state.usedAt;
    case 'expired':
      return state.expiredAt;
  }
}
