import { useState, type ReactNode } from 'react';
import type { Twg } from '../../../shared/rules/index.ts';
import { useCharterFields, SharedTextField, type DocumentHandle } from '../../collab/index.ts';
import { Button, NumberField, Person } from '../../ui/index.ts';
import { FIELD_HINTS, FIELD_LABELS, type CharterField } from './charter-fields.ts';
import { fieldId } from './checklist.tsx';
import { DetailsDialog } from './details-dialog.tsx';
import { OutputsField } from './outputs-field.tsx';
import styles from './proposals.module.css';

/** DIP-7's six, in its order, as everyone who writes it has them. */
export function ProposalForm(props: {
  readonly twg: Twg;
  readonly handle: DocumentHandle;
  /** Once a group is formed its facilitators are no part of its charter. */
  readonly facilitators?: 'shown' | 'left-out';
}) {
  const { twg, handle, facilitators = 'shown' } = props;
  return (
    <div className={styles.form}>
      <TextOf field="scope" handle={handle} />
      <TextOf field="limits" handle={handle} />
      <Anchor field="outputs">
        <OutputsField handle={handle} />
      </Anchor>
      <Anchor field="durationDays">
        <DurationField handle={handle} />
      </Anchor>
      {facilitators === 'left-out' ? null : (
        <Anchor field="facilitators">
          <Facilitators twg={twg} />
        </Anchor>
      )}
      <TextOf field="profiles" handle={handle} />
    </div>
  );
}

interface AnchorProps {
  readonly field: CharterField | 'facilitators';
  readonly children: ReactNode;
}

const Anchor = ({ field, children }: AnchorProps) => <div id={fieldId(field)}>{children}</div>;

interface TextOfProps {
  readonly field: 'scope' | 'limits' | 'profiles';
  readonly handle: DocumentHandle;
}

const TextOf = ({ field, handle }: TextOfProps) => (
  <Anchor field={field}>
    <SharedTextField
      label={FIELD_LABELS[field]}
      root={field}
      document={handle}
      description={FIELD_HINTS[field]}
    />
  </Anchor>
);

const LONGEST_DAYS = 1095;

function DurationField({ handle }: { readonly handle: DocumentHandle }) {
  const fields = useCharterFields(handle);
  return (
    <NumberField
      label={FIELD_LABELS.durationDays}
      value={fields.durationDays ?? Number.NaN}
      onChange={(days) => fields.setDurationDays(days)}
      min={1}
      max={LONGEST_DAYS}
      unit="days"
      description={FIELD_HINTS.durationDays}
      isDisabled={!handle.mayWrite}
    />
  );
}

function Facilitators({ twg }: { readonly twg: Twg }) {
  const [isOpen, setOpen] = useState<'no' | 'yes'>('no');
  return (
    <section className={styles.facilitators} aria-label="Facilitators">
      <h2>Facilitators</h2>
      <ul className={styles.plainList}>
        {twg.facilitators.map((person) => (
          <li key={person}>
            <Person id={person} />
          </li>
        ))}
      </ul>
      <Button size="small" onPress={() => setOpen('yes')}>
        Change name or facilitators…
      </Button>
      {isOpen === 'yes' ? <DetailsDialog twg={twg} onClose={() => setOpen('no')} /> : null}
    </section>
  );
}
