import { Check, UserPlus } from 'lucide-react';
import { useState } from 'react';
import {
  facilitatorsOf,
  isFacilitator,
  organizationsOf,
  seatOf,
  type State,
  type Twg,
} from '../../../../shared/rules/index.ts';
import {
  clauseOf,
  facilitatorsWords,
  listed,
  personName,
} from '../../../../shared/wording/index.ts';
import { ActButton } from '../../../app/act-button.tsx';
import { ForeseenButton } from '../../../app/foreseen-button.tsx';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Callout, Clause, Disclosure, Icon, sectionStyles } from '../../../ui/index.ts';
import { namesOf } from '../names-of.ts';
import { addable, askable, changeable } from './people-facts.ts';
import { AppointButton } from './appoint-button.tsx';
import { PeopleDialog, type PeopleDialogName } from './people-dialogs.tsx';
import { PLACEHOLDER_TEXT } from '../../../app/placeholder-data.ts';

type OpenDialog = PeopleDialogName | 'none';

/** What wants to be seen about the people of a formed group, before the list of them. */
export function PeopleNotes({ twg }: { readonly twg: Twg }) {
  const state = useAssociation((view) => view.state);
  if (twg.stage !== 'formed') return null;
  return (
    <>
      {facilitatorsOf(twg).length > 0 ? null : <NoFacilitator twg={twg} state={state} />}
      <TooFew twg={twg} state={state} />
      <Nomination twg={twg} state={state} />
    </>
  );
}

interface NoteProps {
  readonly twg: Twg;
  readonly state: State;
}

const secretariatWords = (state: State): string =>
  listed(namesOf(state, state.association?.secretariat ?? []), 'or');

function NoFacilitator({ twg, state }: NoteProps) {
  const clause = clauseOf('replacement-facilitator');
  return (
    <Callout
      tone="danger"
      title="Nobody facilitates this group"
      action={<AppointButton twg={twg} />}
    >
      <p>
        Until there is one, no member can be added, no update posted and no vote called. The
        secretariat appoints one: {secretariatWords(state)}.
      </p>
      <Clause source={clause.source}>{clause.text}</Clause>
    </Callout>
  );
}

function TooFew({ twg, state }: NoteProps) {
  const needed = state.association?.rulebook.minOrganizations ?? 0;
  const have = organizationsOf(state, twg).length;
  if (have >= needed) return null;
  const clause = clauseOf('organizations');
  const facilitators = facilitatorsOf(twg);
  return (
    <Callout tone="warning" title={`${have} of ${needed} organizations are represented`}>
      <p>
        The group goes on, and{' '}
        {facilitators.length === 0
          ? 'once it has a facilitator, they find'
          : `its facilitators (${facilitatorsWords(state, twg.id)}) find`}{' '}
        members of {needed - have} more: people of other organizations show interest below, and are
        added here. The secretariat ({secretariatWords(state)}) is reminded too.
      </p>
      <Clause source={clause.source}>{clause.text}</Clause>
    </Callout>
  );
}

function Nomination({ twg, state }: NoteProps) {
  const me = useAssociation((view) => view.me.person);
  const { nomination } = twg;
  if (nomination === null) return null;
  const who = personName(state, nomination.person);
  const by = personName(state, nomination.by);
  return (
    <Callout
      tone="info"
      title={
        nomination.kind === 'hand-over'
          ? `${by} hands the facilitation over to ${who}`
          : `${by} invited ${who} to facilitate too`
      }
      action={
        <ActButton
          type="facilitator.accept"
          data={() => ({ twg: twg.id })}
          variant="primary"
          icon={<Icon of={Check} />}
          confirm="words"
          reason={me === nomination.person ? undefined : `Only ${who} can accept it.`}
        />
      }
    >
      {nomination.kind === 'hand-over'
        ? `Once ${who} accepts, they facilitate, and ${by} is a contributor. Until then nothing changes.`
        : `Once ${who} accepts, they are co-facilitator.`}
    </Callout>
  );
}

/** What can be done about the people of a formed group, each with why not, and who can. */
export function PeopleActions({ twg }: { readonly twg: Twg }) {
  const { state, me } = useAssociation((view) => ({ state: view.state, me: view.me.person }));
  const [dialog, setDialog] = useState<OpenDialog>('none');
  if (twg.stage !== 'formed') return null;
  const close = () => setDialog('none');
  const open = (to: OpenDialog) => () => setDialog(to);
  return (
    <>
      <div className={sectionStyles.buttons}>
        <AddButton twg={twg} state={state} onPress={open('add')} />
        {seatOf(twg, me) === undefined ? null : (
          <ActButton
            type="member.leave"
            data={() => ({ twg: twg.id })}
            variant="quiet"
            confirm="words"
          />
        )}
      </div>
      <Disclosure summary="Roles, removal, and who facilitates">
        <div className={sectionStyles.buttons}>
          <OthersButton
            {...{ twg, state }}
            of={changeable(twg)}
            act="role"
            onPress={open('role')}
          />
          <OthersButton
            {...{ twg, state }}
            of={changeable(twg)}
            act="remove"
            onPress={open('remove')}
          />
          <OthersButton
            {...{ twg, state }}
            of={askable(twg)}
            act="invite"
            onPress={open('invite')}
          />
          <OthersButton
            {...{ twg, state }}
            of={askable(twg)}
            act="hand-over"
            onPress={open('hand-over')}
          />
        </div>
        {isFacilitator(twg, me) ? null : (
          <p className={sectionStyles.quiet}>
            These are the facilitators’ to do
            {facilitatorsOf(twg).length === 0 ? '' : `: ${facilitatorsWords(state, twg.id)}`}.
          </p>
        )}
      </Disclosure>
      {dialog === 'none' ? null : <PeopleDialog name={dialog} twg={twg} onClose={close} />}
    </>
  );
}

const NOBODY_INTERESTED =
  'Nobody who has shown interest is left to be added. People show interest on this page, or you record what they said elsewhere.';

function AddButton(props: NoteProps & { readonly onPress: () => void }) {
  const { twg, state, onPress } = props;
  const [candidate] = addable(state, twg);
  // Without a candidate, whoever has a seat stands for one: so that who may add is told first.
  const person = candidate ?? twg.roster[0]?.person ?? '';
  return (
    <ForeseenButton
      type="member.add"
      check={{ twg: twg.id, person, role: 'contributor' }}
      allow={candidate === undefined ? 'already-member' : undefined}
      reason={candidate === undefined ? NOBODY_INTERESTED : undefined}
      icon={<Icon of={UserPlus} />}
      size="small"
      onPress={onPress}
    >
      Add a member…
    </ForeseenButton>
  );
}

const OTHERS = {
  role: {
    type: 'member.role',
    label: 'Change a role…',
    data: (person: string) => ({ person, role: 'contributor' }),
    nobody: 'There is nobody here but facilitators, whose roles are handed over.',
  },
  remove: {
    type: 'member.remove',
    label: 'Remove a member…',
    data: (person: string) => ({ person, reason: PLACEHOLDER_TEXT }),
    nobody: 'There is nobody here but facilitators, who hand over and leave by themselves.',
  },
  invite: {
    type: 'facilitator.invite',
    label: 'Invite a co-facilitator…',
    data: (person: string) => ({ person }),
    nobody: 'Every member facilitates already. Somebody is added first.',
  },
  'hand-over': {
    type: 'facilitator.hand-over',
    label: 'Hand over the facilitation…',
    data: (person: string) => ({ to: person }),
    nobody: 'There is no member to hand over to. Somebody is added first.',
  },
} as const;

interface OthersProps extends NoteProps {
  /** Whom it could be about. */
  readonly of: readonly string[];
  readonly act: keyof typeof OTHERS;
  readonly onPress: () => void;
}

function OthersButton({ twg, of, act, onPress }: OthersProps) {
  const { type, label, data, nobody } = OTHERS[act];
  const [candidate] = of;
  const person = candidate ?? twg.roster[0]?.person ?? '';
  return (
    <ForeseenButton
      type={type}
      check={{ twg: twg.id, ...data(person) }}
      allow={candidate === undefined ? 'hand-over-needed' : undefined}
      reason={candidate === undefined ? nobody : undefined}
      size="small"
      onPress={onPress}
    >
      {label}
    </ForeseenButton>
  );
}
