import { useState } from 'react';
import {
  DUTIES,
  isGroupMember,
  membersOf,
  type Output,
  type OutputDuty,
  type Twg,
} from '../../../shared/rules/index.ts';
import { clauseOf, OUTPUT_DUTIES, personName } from '../../../shared/wording/index.ts';
import { ActButton } from '../../app/act-button.tsx';
import { ActDialog } from '../../app/act-dialog.tsx';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Checkbox, Clause, Person, Section, sectionStyles } from '../../ui/index.ts';
import styles from './outputs.module.css';
import { useWhoCan } from './who-can.ts';

/** Who owns the four duties of an output. */
export function DutiesSection({ output, twg }: { readonly output: Output; readonly twg: Twg }) {
  const [assigning, setAssigning] = useState<OutputDuty | null>(null);
  const clause = clauseOf('ownership');
  return (
    <Section title="Who does what">
      <dl className={styles.duties}>
        {DUTIES.map((duty) => (
          <div key={duty} className={styles.duty}>
            <dt>{OUTPUT_DUTIES[duty]}</dt>
            <dd>
              <Owners output={output} duty={duty} twg={twg} />
            </dd>
            <dd className={sectionStyles.buttons}>
              <OwnDuty output={output} duty={duty} />
              <AssignButton output={output} duty={duty} open={() => setAssigning(duty)} />
            </dd>
          </div>
        ))}
      </dl>
      <Clause source={clause.source}>{clause.text}</Clause>
      {assigning === null ? null : (
        <AssignDialog
          output={output}
          duty={assigning}
          twg={twg}
          onClose={() => setAssigning(null)}
        />
      )}
    </Section>
  );
}

interface DutyProps {
  readonly output: Output;
  readonly duty: OutputDuty;
}

function Owners({ output, duty, twg }: DutyProps & { readonly twg: Twg }) {
  const owners = output.owners[duty];
  if (owners.length === 0) return <Badge tone="warning">Nobody yet</Badge>;
  return (
    <ul className={sectionStyles.list}>
      {owners.map((person) => (
        <li key={person}>
          <Person id={person} />
          {isGroupMember(twg, person) ? null : (
            <>
              {' '}
              <Badge tone="warning">No longer a member</Badge>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function OwnDuty({ output, duty }: DutyProps) {
  const me = useAssociation((view) => view.me.person);
  const isMine = output.owners[duty].includes(me);
  const name = OUTPUT_DUTIES[duty].toLowerCase();
  return (
    <ActButton
      type={isMine ? 'output.step-back' : 'output.volunteer'}
      data={() => ({ output: output.id, duty })}
      label={isMine ? `Step back from ${name}` : `Take on ${name}`}
      confirm="none"
      size="small"
    />
  );
}

function AssignButton({ output, duty, open }: DutyProps & { readonly open: () => void }) {
  const meanings = useWhoCan(output);
  return (
    <ForeseenButton
      type="output.assign"
      check={{ output: output.id, duty, persons: [] }}
      meanings={meanings}
      size="small"
      variant="quiet"
      onPress={open}
    >
      Assign {OUTPUT_DUTIES[duty].toLowerCase()}…
    </ForeseenButton>
  );
}

function AssignDialog(props: DutyProps & { readonly twg: Twg; readonly onClose: () => void }) {
  const { output, duty, twg, onClose } = props;
  const state = useAssociation((view) => view.state);
  const members = membersOf(twg);
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    output.owners[duty].filter((person) => members.includes(person)),
  );
  return (
    <ActDialog
      title={`Who owns ${OUTPUT_DUTIES[duty].toLowerCase()}?`}
      onClose={onClose}
      type="output.assign"
      label="Assign"
      data={() => ({ output: output.id, duty, persons: chosen })}
      confirm="none"
    >
      <p>Any members of the group, one or more. It replaces who owned it before.</p>
      {members.map((person) => (
        <Checkbox
          key={person}
          isSelected={chosen.includes(person)}
          onChange={(on) =>
            setChosen(on ? [...chosen, person] : chosen.filter((other) => other !== person))
          }
        >
          {personName(state, person)}
        </Checkbox>
      ))}
    </ActDialog>
  );
}
