import { useState } from 'react';
import type { Refusal, State, Twg } from '../../../shared/rules/index.ts';
import { clauseOf, listed, personName, refusalWords } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { useActs, useAssociation } from '../../stores/use-association.tsx';
import { Callout, Clause, Person, Select, sectionStyles } from '../../ui/index.ts';
import styles from './groups.module.css';
import { organizationNames } from './names-of.ts';
import { organizationWords } from './next-step-words.ts';
import {
  candidatesOf,
  FREE_ROLES,
  organizationsOn,
  rosterOf,
  roleWord,
  withRole,
  type Candidate,
  type ChosenRole,
} from './roster-draft.ts';

/** Chooses the whole roster: who takes part, and in which role. */
export function MembersDialog(props: { readonly twg: Twg; readonly onClose: () => void }) {
  const { twg, onClose } = props;
  const state = useAssociation((view) => view.state);
  const acts = useActs();
  // Choices made here; everything else stands as the ledger has it now.
  const [chosen, setChosen] = useState<ReadonlyMap<string, ChosenRole>>(new Map());
  const candidates = [...chosen].reduce<Candidate[]>(
    (list, [person, role]) => withRole(list, person, role),
    candidatesOf(state, twg),
  );
  const roster = rosterOf(candidates);
  const refusal = acts.check('members.choose', { twg: twg.id, roster });
  const clause = clauseOf('members');
  return (
    <ActDialog
      title="Choose members"
      size="wide"
      onClose={onClose}
      type="members.choose"
      data={() => ({ twg: twg.id, roster })}
      confirm="none"
    >
      <p>
        Everyone who has expressed interest can be chosen. The list replaces the one before it, and
        can be changed until the proposal is presented.
      </p>
      <ul className={styles.candidates}>
        {candidates.map((candidate) => (
          <CandidateRow
            key={candidate.person}
            candidate={candidate}
            onChange={(role) => setChosen(new Map(chosen).set(candidate.person, role))}
          />
        ))}
      </ul>
      <OrganizationCounter state={state} twg={twg} roster={roster} />
      <RefusalNote refusal={refusal} state={state} />
      <Clause source={clause.source}>{clause.text}</Clause>
    </ActDialog>
  );
}

interface CandidateRowProps {
  readonly candidate: Candidate;
  readonly onChange: (role: ChosenRole) => void;
}

const BARS = {
  'no-interest': 'Has no standing interest: they express it, or a facilitator records it, first.',
  left: 'Is not in the association any more.',
} as const;

function CandidateRow({ candidate, onChange }: CandidateRowProps) {
  const { person, role, seat, interest, bar } = candidate;
  const name = useAssociation((view) => personName(view.state, person));
  return (
    <li className={styles.candidate}>
      <div>
        <p>
          <Person id={person} />
        </p>
        <p className={sectionStyles.quiet}>
          {bar === null ? interestNote(candidate) : BARS[bar]}
          {interest === null || interest.note === null ? null : ` “${interest.note}”`}
        </p>
      </div>
      {seat === 'fixed' && role !== 'not-chosen' ? (
        <p>
          {roleWord(role)} <span className={sectionStyles.quiet}>(by the proposal)</span>
        </p>
      ) : (
        <Select
          label={`Role of ${name}`}
          hideLabel
          items={FREE_ROLES}
          value={role}
          onChange={(id) => onChange(id as ChosenRole)}
        />
      )}
    </li>
  );
}

function interestNote({ interest, seat }: Candidate): string {
  if (interest === null) return seat === 'fixed' ? 'Facilitates.' : 'Created the proposal.';
  if (interest.recordedBy !== null) return `Interest recorded: ${interest.where ?? ''}`;
  return interest.role === null
    ? 'Interested.'
    : `Interested as ${roleWord(interest.role).toLowerCase()}.`;
}

interface CounterProps {
  readonly state: State;
  readonly twg: Twg;
  readonly roster: ReturnType<typeof rosterOf>;
}

/** How many organizations the members come from, told to who hears the screen too. */
function OrganizationCounter({ state, twg, roster }: CounterProps) {
  const organizations = organizationsOn(state, twg, roster);
  const needed = state.association?.rulebook.minOrganizations ?? 0;
  const have = organizations.length;
  return (
    <Callout
      tone={have >= needed ? 'success' : 'warning'}
      title={organizationWords({ have, needed })}
      role="status"
    >
      {have === 0 ? null : `${listed(organizationNames(state, organizations))}. `}
      {have >= needed
        ? 'Observers are not counted.'
        : `Members of at least ${needed - have} more are needed before it can be presented. Observers are not counted.`}
    </Callout>
  );
}

function RefusalNote(props: { readonly refusal: Refusal | null; readonly state: State }) {
  if (props.refusal === null) return null;
  const words = refusalWords({ ...props.refusal }, props.state);
  return (
    <Callout tone="warning" title={words.title}>
      {words.detail} {words.way}
    </Callout>
  );
}
