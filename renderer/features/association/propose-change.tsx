import { useState } from 'react';
import type { Rulebook } from '../../../shared/rules/rulebook.ts';
import { counted, RULEBOOK_PARTS as PART_LABELS } from '../../../shared/wording/index.ts';
import { idFromName } from '../groups/id-from-name.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { HostingLine } from '../../app/hosting-line.tsx';
import { comesAndGoes, useHosting, usualBallotDays } from '../../app/hosting.ts';
import { ActButton } from '../../app/act-button.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Dialog, NumberField } from '../../ui/index.ts';
import { changeIn, draftOf, type RulebookDraft } from './rulebook-draft.ts';
import styles from './association.module.css';

interface Field {
  readonly id: keyof RulebookDraft;
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly hint?: string;
}

/** Within what DIP-7 allows: outside of it the rules refuse. */
const FIELDS: readonly Field[] = [
  {
    id: 'minOrganizations',
    label: 'Least number of organizations in a group',
    unit: 'organizations',
    min: 3,
    max: 100,
  },
  { id: 'circulationMin', label: 'Shortest circulation', unit: 'days', min: 7, max: 14 },
  { id: 'circulationMax', label: 'Longest circulation', unit: 'days', min: 7, max: 14 },
  { id: 'ballotDefault', label: 'Usual length of a ballot', unit: 'days', min: 1, max: 30 },
  { id: 'updateDays', label: 'Days between updates', unit: 'days', min: 1, max: 14 },
  { id: 'reviewDays', label: 'Days of TSC review', unit: 'days', min: 0, max: 30 },
  { id: 'lastCallMin', label: 'Shortest last call', unit: 'days', min: 14, max: 56 },
  { id: 'lastCallMax', label: 'Longest last call', unit: 'days', min: 14, max: 56 },
  {
    id: 'tscThreshold',
    label: 'Yes votes that the TSC needs',
    unit: '% of the votes cast',
    min: 50,
    max: 100,
    hint: '50 stands for more than half.',
  },
  {
    id: 'twgThreshold',
    label: 'Yes votes that a group needs for an output',
    unit: '% of the votes cast',
    min: 67,
    max: 100,
  },
];

const SOME_CHANGE = { minOrganizations: 4 };

export function ProposeChange({ rulebook }: { readonly rulebook: Rulebook }) {
  const [dialog, setDialog] = useState<'closed' | 'open'>('closed');
  return (
    <>
      <ForeseenButton
        type="rulebook.propose"
        check={{ ballot: 'a-new-ballot', change: SOME_CHANGE }}
        onPress={() => setDialog('open')}
      >
        Propose a change
      </ForeseenButton>
      {dialog === 'closed' ? null : (
        <ChangeDialog rulebook={rulebook} onClose={() => setDialog('closed')} />
      )}
    </>
  );
}

function ChangeDialog(props: { readonly rulebook: Rulebook; readonly onClose: () => void }) {
  const { rulebook, onClose } = props;
  const state = useAssociation((view) => view.state);
  const [draft, setDraft] = useState(draftOf(rulebook));
  const hosting = useHosting();
  const days = usualBallotDays(rulebook, hosting);
  const change = changeIn(rulebook, draft);
  const parts = Object.keys(change);
  const ballot = idFromName('rulebook', (id) => state.ballot.has(id), 'rulebook');
  return (
    <Dialog
      title="Propose a change of the rulebook"
      size="wide"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            type="rulebook.propose"
            data={() => ({ ballot, change, days })}
            check={parts.length === 0 ? { ballot, change: SOME_CHANGE } : { ballot, change }}
            label="Put it to the vote"
            variant="primary"
            confirm="words"
            reason={parts.length === 0 ? 'Nothing is changed yet.' : undefined}
            onDone={onClose}
          />
        </>
      }
    >
      <div className={styles.numbers}>
        {FIELDS.map(({ id, label, unit, min, max, hint }) => (
          <NumberField
            key={id}
            label={label}
            unit={unit}
            min={min}
            max={max}
            description={hint}
            value={draft[id]}
            onChange={(value) => setDraft({ ...draft, [id]: value })}
          />
        ))}
      </div>
      <p className={styles.quiet}>
        {parts.length === 0
          ? 'Change the numbers that should change; only these are put to the vote.'
          : `Put to the vote: ${parts.map((part) => PART_LABELS[part] ?? part).join('; ')}.`}{' '}
        The vote lasts {counted(days, 'day', 'days')}.
      </p>
      {comesAndGoes(hosting) ? (
        <p className={styles.quiet}>
          <HostingLine />
        </p>
      ) : null}
    </Dialog>
  );
}
