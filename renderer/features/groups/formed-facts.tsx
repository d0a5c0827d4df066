import {
  charterEndsAt,
  known,
  updateDueAt,
  type Dip,
  type Output,
  type State,
  type Twg,
} from '../../../shared/rules/index.ts';
import { DIP_STATUSES, OUTPUT_KINDS, OUTPUT_STAGES } from '../../../shared/wording/index.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Badge, Section, Table, Time } from '../../ui/index.ts';
import styles from './groups.module.css';
import { spanWords } from './span-words.ts';

/** What a formed group has on its calendar. */
export function FormedFacts({ twg }: { readonly twg: Twg }) {
  const now = useNow();
  const endsAt = charterEndsAt(twg);
  const due = updateDueAt(twg);
  if (twg.formedAt === null) return null;
  return (
    <Section title="Dates">
      <dl className={styles.facts}>
        <div>
          <dt>Formed</dt>
          <dd>
            <Time at={twg.formedAt} />
          </dd>
        </div>
        {due === null ? null : (
          <div>
            <dt>Next update</dt>
            <dd>
              <Time at={due} />,{' '}
              {now < due ? `due in ${spanWords(due - now)}` : `overdue for ${spanWords(now - due)}`}
            </dd>
          </div>
        )}
        {endsAt === null || twg.stage === 'concluded' ? null : (
          <div>
            <dt>Charter runs to</dt>
            <dd>
              <Time at={endsAt} />,{' '}
              {now < endsAt
                ? `${spanWords(endsAt - now)} left`
                : `ended ${spanWords(now - endsAt)} ago`}
            </dd>
          </div>
        )}
      </dl>
    </Section>
  );
}

const COLUMNS = [
  { id: 'title', label: 'Output' },
  { id: 'kind', label: 'Kind' },
  { id: 'stage', label: 'Stage' },
];

/** What the group works on, to read. */
export function GroupOutputs({ twg }: { readonly twg: Twg }) {
  const state = useAssociation((view) => view.state);
  if (twg.outputs.length === 0) return null;
  return (
    <Section title="Outputs">
      <Table
        label={`Outputs of ${twg.name}`}
        columns={COLUMNS}
        rows={twg.outputs
          .map((id) => known(state, 'output', id))
          .map((output) => ({
            id: output.id,
            cells: {
              title: output.title,
              kind: OUTPUT_KINDS[output.kind],
              stage: <OutputStanding state={state} output={output} />,
            },
          }))}
      />
    </Section>
  );
}

function OutputStanding({ state, output }: { readonly state: State; readonly output: Output }) {
  const dip = state.dip.get(output.id);
  return (
    <>
      <Badge>{OUTPUT_STAGES[output.stage]}</Badge>
      {dip === undefined ? null : <> {dipWords(dip)}</>}
    </>
  );
}

function dipWords({ number, status }: Dip): string {
  const name = number === null ? 'DIP' : `DIP-${number}`;
  return `${name}: ${DIP_STATUSES[status].toLowerCase()}`;
}
