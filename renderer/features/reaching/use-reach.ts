import type {
  ReachAssociationChange,
  ReachAssociationReply,
  ReachMineChange,
  ReachMineReply,
} from '../../../shared/protocol/outreach-messages.ts';
import { useHost, useAssociation } from '../../stores/use-association.tsx';
import { undoOf, withFields } from './edits.ts';
import { useRelayed, type Relayed } from './use-relayed.ts';

export type ReachMineRelayed = Relayed<ReachMineReply, ReachMineChange>;
export type ReachAssociationRelayed = Relayed<ReachAssociationReply, ReachAssociationChange>;

function useWho() {
  return useAssociation(({ association, me }) => ({
    ledger: association.ledger,
    person: me.person,
  }));
}

/** What this person has set; give the component a key of its person, who may change in a rehearsal. */
export function useReachMine(): ReachMineRelayed {
  const host = useHost();
  const { ledger, person } = useWho();
  return useRelayed<ReachMineReply, ReachMineChange>({
    id: `mine ${ledger} ${person}`,
    get: () => host.request<'reach-mine'>({ type: 'reach-mine', ledger }),
    put: (change) =>
      host.request<'change-reach-mine'>({ type: 'change-reach-mine', ledger, change }),
    apply: withFields,
    undo: undoOf,
  });
}

/** What is set for the association. */
export function useReachAssociation(): ReachAssociationRelayed {
  const host = useHost();
  const { ledger, person } = useWho();
  return useRelayed<ReachAssociationReply, ReachAssociationChange>({
    id: `association ${ledger} ${person}`,
    get: () => host.request<'reach-association'>({ type: 'reach-association', ledger }),
    put: (change) =>
      host.request<'change-reach-association'>({
        type: 'change-reach-association',
        ledger,
        change,
      }),
    apply: (kept, { portal = kept.portal }) => ({ ...kept, portal }),
    // A webhook and an address do not come back from the relay: only the portal's reach is known.
    undo: (kept, { portal }) =>
      kept === null || portal === undefined ? null : { portal: kept.portal },
  });
}
