import { useState } from 'react';
import type {
  PortalReach,
  ReachAssociationReply,
} from '../../../shared/protocol/outreach-messages.ts';
import { ConfirmDialog, CopyButton, RadioGroup, Section } from '../../ui/index.ts';
import { OpenPortal } from './open-portal.tsx';
import { SaveLine } from './part.tsx';
import styles from './reaching.module.css';
import type { ReachAssociationRelayed } from './use-reach.ts';

const REACHES: readonly {
  readonly id: PortalReach;
  readonly label: string;
  readonly description: string;
}[] = [
  { id: 'off', label: 'Nobody', description: 'The relay serves no portal.' },
  {
    id: 'members',
    label: 'Members of the association',
    description: 'One gets in by a link from the app, which lets a browser in for 30 days.',
  },
  {
    id: 'public',
    label: 'Everybody',
    description:
      'Without an account, for search engines too: groups, charters, updates, results with their counts, and DIPs. People are named only where they have chosen it.',
  },
];

const asReach = (id: string): PortalReach => REACHES.find((reach) => reach.id === id)?.id ?? 'off';

/** Who can read what the association does, on web pages that the relay serves. */
export function PortalPart(props: {
  readonly relayed: ReachAssociationRelayed;
  readonly shown: ReachAssociationReply;
  readonly reason: string | undefined;
}) {
  const { relayed, shown, reason } = props;
  const [asking, setAsking] = useState<'no' | 'yes'>('no');
  const put = (portal: PortalReach) => void relayed.change('portal', { portal });
  return (
    <Section title="Portal" action={<SaveLine relayed={relayed} part="portal" />}>
      <div className={styles.part}>
        <p>
          Web pages of what the association does, which the relay serves beside its feed, its
          calendar and its data for programs. They read well without the app.
        </p>
        <RadioGroup
          label="Who can read it"
          items={REACHES}
          value={shown.portal}
          isDisabled={reason !== undefined}
          description={reason}
          onChange={(id) => {
            if (id === shown.portal) return;
            if (id === 'public') setAsking('yes');
            else put(asReach(id));
          }}
        />
        {shown.portalUrl === null ? null : (
          <>
            <p className={styles.mono}>{shown.portalUrl}</p>
            <div className={styles.buttons}>
              <OpenPortal path="/portal" />
              <CopyButton size="small" text={shown.portalUrl} label="Copy the address" />
            </div>
          </>
        )}
      </div>
      <ConfirmDialog
        title="Open the portal to everybody"
        sentence="Anybody can then read the groups, charters, updates, results with their counts, and DIPs of the association, without an account."
        consequence="What others have read or copied by the time it is closed again cannot be called back. Members are named only where they have chosen it."
        confirmLabel="Open it to everybody"
        isOpen={asking === 'yes'}
        onConfirm={() => {
          setAsking('no');
          put('public');
        }}
        onCancel={() => setAsking('no')}
      />
    </Section>
  );
}
