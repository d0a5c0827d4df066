import type { ReactNode } from 'react';
import {
  facilitatorsOf,
  seatOf,
  type Seat,
  type State,
  type Twg,
} from '../../../../shared/rules/index.ts';
import { clauseOf, counted, personName } from '../../../../shared/wording/index.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Callout, Clause, sectionStyles } from '../../../ui/index.ts';
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
import { PersonDialog, type PersonDialogProps } from './person-dialog.tsx';

/** What a dialog about somebody says and asks, for a group. */
type DialogOf = (state: State, twg: Twg) => Omit<PersonDialogProps, 'onClose'>;

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
  <p className={sectionStyles.quiet}>{children}</p>
);

const add: DialogOf = (state, twg) => {
  const clause = clauseOf('recruiting');
  return {
    title: 'Add a member',
    type: 'member.add',
    personLabel: 'Who, of those interested',
    items: personItems(state, addable(state, twg)),
    asks: 'role',
    roleOf: (person) => state.interest.get(`${twg.id}/${person}`)?.role ?? 'contributor',
    data: ({ person, role }) => ({ twg: twg.id, person, role }),
    effect: ({ person, role }) => (
      <>
        <Quiet>{interestWords(state, twg, person)}</Quiet>
        <Organizations twg={twg} roster={rosterWith(twg, person, role)} />
      </>
    ),
    children: (
      <>
        <p>
          Whoever has shown interest can be added. They may vote in ballots that open from then on,
          not in those that are open now.
        </p>
        <Clause source={clause.source}>{clause.text}</Clause>
      </>
    ),
  };
};

const changeRole: DialogOf = (state, twg) => ({
  title: 'Change a role',
  type: 'member.role',
  personLabel: 'Whose',
  items: personItems(state, changeable(twg)),
  asks: 'role',
  roleOf: (person) => seatOf(twg, person)?.role ?? 'contributor',
  data: ({ person, role }) => ({ twg: twg.id, person, role }),
  effect: ({ person, role }) => (
    <>
      {role === 'observer' ? <Lost twg={twg} person={person} /> : null}
      <Organizations twg={twg} roster={rosterWith(twg, person, role)} />
    </>
  ),
  children: (
    <p>
      An observer reads and writes the notes, and neither votes nor counts for their organization.
      Facilitators hand over instead.
    </p>
  ),
});

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

const remove: DialogOf = (state, twg) => ({
  title: 'Remove a member',
  type: 'member.remove',
  personLabel: 'Who',
  items: personItems(state, changeable(twg)),
  asks: 'reason',
  variant: 'danger',
  data: ({ person, reason }) => ({ twg: twg.id, person, reason }),
  effect: ({ person }) => (
    <>
      <Lost twg={twg} person={person} />
      <Organizations twg={twg} roster={rosterWith(twg, person, null)} />
    </>
  ),
  children: (
    <p>
      They have no seat any more, and the reason stands in the group’s history. What they wrote and
      voted stays. To come back a facilitator would have to add them again.
    </p>
  ),
});

const invite: DialogOf = (state, twg) => {
  const two = facilitatorsOf(twg).length >= 2;
  const clause = clauseOf('facilitators');
  return {
    title: 'Invite a co-facilitator',
    type: 'facilitator.invite',
    personLabel: 'Which member',
    items: personItems(state, askable(twg)),
    asks: 'person',
    data: ({ person }) => ({ twg: twg.id, person }),
    effect: ({ person }) => (
      <Quiet>
        {personName(state, person)} is asked, and facilitates too once they accept. A new nomination
        takes the place of one that stands.
      </Quiet>
    ),
    children: (
      <>
        {two ? (
          <Callout tone="info" title="There are two facilitators, the most there may be">
            The invitation can be accepted once one of you has left or handed over.
          </Callout>
        ) : null}
        <Clause source={clause.source}>{clause.text}</Clause>
      </>
    ),
  };
};

const handOver: DialogOf = (state, twg) => {
  const clause = clauseOf('replacement-facilitator');
  return {
    title: 'Hand over the facilitation',
    type: 'facilitator.hand-over',
    personLabel: 'To which member',
    items: personItems(state, askable(twg)),
    asks: 'person',
    data: ({ person }) => ({ twg: twg.id, to: person }),
    effect: ({ person }) => (
      <Quiet>
        Nothing changes until {personName(state, person)} accepts. Then they facilitate in your
        place, and you are a contributor.
      </Quiet>
    ),
    children: <Clause source={clause.source}>{clause.text}</Clause>,
  };
};

const appoint: DialogOf = (state, twg) => ({
  title: 'Appoint a facilitator',
  type: 'facilitator.appoint',
  personLabel: 'Who',
  items: personItems(state, appointable(state, twg)),
  asks: 'person',
  data: ({ person }) => ({ twg: twg.id, person }),
  effect: ({ person }) => (
    <Quiet>
      {personName(state, person)} facilitates at once. They are told, and can hand over.
    </Quiet>
  ),
  children: (
    <p>
      Nobody facilitates {twg.name} any more. The secretariat appoints one of its members, or where
      there is none left somebody who has shown interest.
    </p>
  ),
});

/** The acts about the people of a formed group that are filled in. */
const DIALOGS = { add, role: changeRole, remove, invite, 'hand-over': handOver, appoint } as const;

export type PeopleDialogName = keyof typeof DIALOGS;

/** One of these dialogs, open. */
export function PeopleDialog(props: {
  readonly name: PeopleDialogName;
  readonly twg: Twg;
  readonly onClose: () => void;
}) {
  const { name, twg, onClose } = props;
  const state = useStateOfAssociation();
  return <PersonDialog {...DIALOGS[name](state, twg)} onClose={onClose} />;
}
