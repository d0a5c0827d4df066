import { Hand } from 'lucide-react';
import { useState } from 'react';
import { interestOf, isFacilitator, type Interest, type Twg } from '../../../shared/rules/index.ts';
import { counted, ROLES } from '../../../shared/wording/index.ts';
import { ActButton } from '../../app/act-button.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Icon, Person, Section, Time, sectionStyles } from '../../ui/index.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import styles from './groups.module.css';
import { ExpressDialog, RecordDialog } from './interest-dialogs.tsx';
import { interestedIn } from './next-step.ts';
import { INTEREST_ID } from './show-interest.ts';

type OpenDialog = 'none' | 'express' | 'record';

/** Who would like to take part, and one's own interest. */
export const InterestSection = ({ twg }: { readonly twg: Twg }) => (
  <div id={INTEREST_ID} tabIndex={-1}>
    <Interested twg={twg} />
  </div>
);

function Interested({ twg }: { readonly twg: Twg }) {
  const { state, me } = useAssociation((view) => ({ state: view.state, me: view.me.person }));
  const [dialog, setDialog] = useState<OpenDialog>('none');
  const interests = interestedIn(state, twg.id)
    .map((person) => interestOf(state, twg.id, person))
    .filter((interest): interest is Interest => interest !== undefined)
    .sort((a, b) => a.at - b.at);
  const mine = interestOf(state, twg.id, me);
  const close = () => setDialog('none');
  return (
    <Section title="Interest" action={<p>{counted(interests.length, 'person', 'people')}</p>}>
      {interests.length === 0 ? (
        <p className={sectionStyles.quiet}>Nobody has expressed interest yet.</p>
      ) : (
        <ul className={styles.candidates}>
          {interests.map((interest) => (
            <InterestRow key={interest.person} interest={interest} />
          ))}
        </ul>
      )}
      <div className={sectionStyles.buttons}>
        <ForeseenButton
          type="interest.express"
          check={{ twg: twg.id }}
          icon={<Icon of={Hand} />}
          onPress={() => setDialog('express')}
        >
          {mine === undefined ? 'Express interest…' : 'Change my interest…'}
        </ForeseenButton>
        {mine === undefined ? null : (
          <ActButton type="interest.withdraw" data={() => ({ twg: twg.id })} variant="quiet" />
        )}
        {isFacilitator(twg, me) ? (
          <ForeseenButton
            type="interest.record"
            check={{ twg: twg.id, person: me, where: 'elsewhere' }}
            variant="quiet"
            onPress={() => setDialog('record')}
          >
            Record interest shown elsewhere…
          </ForeseenButton>
        ) : null}
      </div>
      {dialog === 'express' ? <ExpressDialog twg={twg} mine={mine} onClose={close} /> : null}
      {dialog === 'record' ? <RecordDialog twg={twg} onClose={close} /> : null}
    </Section>
  );
}

function InterestRow({ interest }: { readonly interest: Interest }) {
  const { person, role, note, where, recordedBy, at } = interest;
  return (
    <li className={styles.candidate}>
      <div>
        <p>
          <Person id={person} />
          {role === null ? null : (
            <span className={sectionStyles.quiet}> as {ROLES[role].toLowerCase()}</span>
          )}
        </p>
        {note === null || note.trim() === '' ? null : <p className={styles.prose}>{note}</p>}
        {recordedBy === null ? null : (
          <p className={sectionStyles.quiet}>
            Recorded by <Person id={recordedBy} organization="left-out" />: {where}
          </p>
        )}
      </div>
      <p className={sectionStyles.quiet}>
        <Time at={at} />
      </p>
    </li>
  );
}
