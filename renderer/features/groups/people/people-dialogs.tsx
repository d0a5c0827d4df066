import type { ReactNode } from 'react';
import { facilitatorsOf, seatOf, type Seat, type Twg } from '../../../../shared/rules/index.ts';
import { clauseOf, counted, personName } from '../../../../shared/wording/index.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Callout, Clause } from '../../../ui/index.ts';
import styles from '../groups.module.css';
import {
  addable,
  appointable,
  askable,
  ballotsKept,
  changeable,
  dutiesLost,
  interestWords,
  organizationsAfter,
  personItems,
  rosterWith,
} from './people-facts.ts';
import { PersonDialog } from './person-dialog.tsx';

export interface PeopleDialogProps {
  readonly twg: Twg;
  readonly onClose: () => void;
}

const useStateOfAssociation = () => useAssociation((view) => view.state);

/** What another roster does to the organizations, where it does anything. */
function Organizations({ twg, roster }: { readonly twg: Twg; readonly roster: readonly Seat[] }) {
  const state = useStateOfAssociation();
  const after = organizationsAfter(state, twg, roster);
  return after === null ? null : (
    <Callout tone={after.tone} title="Organizations" role="status">
      {after.words}
    </Callout>
  );
}

const Quiet = ({ children }: { readonly children: ReactNode }) => (
  <p className={styles.quiet}>{children}</p>
);

export function AddDialog({ twg, onClose }: PeopleDialogProps) {
  const state = useStateOfAssociation();
  const clause = clauseOf('recruiting');
  return (
    <PersonDialog
      title="Add a member"
      type="member.add"
      personLabel="Who, of those interested"
      items={personItems(state, addable(state, twg))}
      asks="role"
      roleOf={(person) => state.interest.get(`${twg.id}/${person}`)?.role ?? 'contributor'}
      data={({ person, role }) => ({ twg: twg.id, person, role })}
      effect={({ person, role }) => (
        <>
          <Quiet>{interestWords(state, twg, person)}</Quiet>
          <Organizations twg={twg} roster={rosterWith(twg, person, role)} />
        </>
      )}
      onClose={onClose}
    >
      <p>
        Whoever has shown interest can be added. They may vote in ballots that open from then on,
        not in those that are open now.
      </p>
      <Clause source={clause.source}>{clause.text}</Clause>
    </PersonDialog>
  );
}

export function RoleDialog({ twg, onClose }: PeopleDialogProps) {
  const state = useStateOfAssociation();
  return (
    <PersonDialog
      title="Change a role"
      type="member.role"
      personLabel="Whose"
      items={personItems(state, changeable(twg))}
      asks="role"
      roleOf={(person) => seatOf(twg, person)?.role ?? 'contributor'}
      data={({ person, role }) => ({ twg: twg.id, person, role })}
      effect={({ person, role }) => (
        <>
          {role === 'observer' ? <Lost twg={twg} person={person} /> : null}
          <Organizations twg={twg} roster={rosterWith(twg, person, role)} />
        </>
      )}
      onClose={onClose}
    >
      <p>
        An observer reads and writes the notes, and neither votes nor counts for their organization.
        Facilitators hand over instead.
      </p>
    </PersonDialog>
  );
}

/** What goes with membership. */
function Lost({ twg, person }: { readonly twg: Twg; readonly person: string }) {
  const state = useStateOfAssociation();
  const duties = dutiesLost(state, twg, person);
  const ballots = ballotsKept(state, person);
  return (
    <>
      {duties.length === 0 ? null : (
        <Callout tone="warning" title={`${personName(state, person)} gives up duties with it`}>
          <ul className={styles.plainList}>
            {duties.map((duty) => (
              <li key={duty}>{duty}</li>
            ))}
          </ul>
        </Callout>
      )}
      {ballots === 0 ? null : (
        <Quiet>
          They stay on the roll of {counted(ballots, 'open ballot', 'open ballots')}: who may vote
          is fixed when a ballot opens.
        </Quiet>
      )}
    </>
  );
}

export function RemoveDialog({ twg, onClose }: PeopleDialogProps) {
  const state = useStateOfAssociation();
  return (
    <PersonDialog
      title="Remove a member"
      type="member.remove"
      personLabel="Who"
      items={personItems(state, changeable(twg))}
      asks="reason"
      variant="danger"
      data={({ person, reason }) => ({ twg: twg.id, person, reason })}
      effect={({ person }) => (
        <>
          <Lost twg={twg} person={person} />
          <Organizations twg={twg} roster={rosterWith(twg, person, null)} />
        </>
      )}
      onClose={onClose}
    >
      <p>
        They have no seat any more, and the reason stands in the group’s history. What they wrote
        and voted stays. To come back they would have to show interest and be added again.
      </p>
    </PersonDialog>
  );
}

export function InviteDialog({ twg, onClose }: PeopleDialogProps) {
  const state = useStateOfAssociation();
  const two = facilitatorsOf(twg).length >= 2;
  const clause = clauseOf('facilitators');
  return (
    <PersonDialog
      title="Invite a co-facilitator"
      type="facilitator.invite"
      personLabel="Which member"
      items={personItems(state, askable(twg))}
      asks="person"
      data={({ person }) => ({ twg: twg.id, person })}
      effect={({ person }) => (
        <Quiet>
          {personName(state, person)} is asked, and facilitates too once they accept. A new
          nomination takes the place of one that stands.
        </Quiet>
      )}
      onClose={onClose}
    >
      {two ? (
        <Callout tone="info" title="There are two facilitators, the most there may be">
          The invitation can be accepted once one of you has left or handed over.
        </Callout>
      ) : null}
      <Clause source={clause.source}>{clause.text}</Clause>
    </PersonDialog>
  );
}

export function HandOverDialog({ twg, onClose }: PeopleDialogProps) {
  const state = useStateOfAssociation();
  const clause = clauseOf('replacement-facilitator');
  return (
    <PersonDialog
      title="Hand over the facilitation"
      type="facilitator.hand-over"
      personLabel="To which member"
      items={personItems(state, askable(twg))}
      asks="person"
      data={({ person }) => ({ twg: twg.id, to: person })}
      effect={({ person }) => (
        <Quiet>
          Nothing changes until {personName(state, person)} accepts. Then they facilitate in your
          place, and you are a contributor.
        </Quiet>
      )}
      onClose={onClose}
    >
      <Clause source={clause.source}>{clause.text}</Clause>
    </PersonDialog>
  );
}

export function AppointDialog({ twg, onClose }: PeopleDialogProps) {
  const state = useStateOfAssociation();
  return (
    <PersonDialog
      title="Appoint a facilitator"
      type="facilitator.appoint"
      personLabel="Who"
      items={personItems(state, appointable(state, twg))}
      asks="person"
      data={({ person }) => ({ twg: twg.id, person })}
      effect={({ person }) => (
        <Quiet>
          {personName(state, person)} facilitates at once. They are told, and can hand over.
        </Quiet>
      )}
      onClose={onClose}
    >
      <p>
        Nobody facilitates {twg.name} any more. The secretariat appoints one of its members, or
        where there is none left somebody who has shown interest.
      </p>
    </PersonDialog>
  );
}
