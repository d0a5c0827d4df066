import { counted, listed } from '../../../../shared/wording/index.ts';
import { useHostPresence } from '../../../host/host-context.tsx';
import { Checkbox, RadioGroup, TextField } from '../../../ui/index.ts';
import styles from '../first-run.module.css';
import type { StepProps } from './step-props.ts';
import { founderOf, named } from './founding-draft.ts';

export function ReviewStep({ draft, onChange }: StepProps) {
  const name = (key: string) => draft.people.find((person) => person.key === key)?.name ?? '';
  const names = (keys: readonly string[]) =>
    keys.length === 0 ? 'nobody yet' : listed(keys.map(name));
  return (
    <>
      <dl className={styles.facts}>
        <dt>Association</dt>
        <dd>{draft.name}</dd>
        <dt>You are</dt>
        <dd>{founderOf(draft)?.name}</dd>
        <dt>Organizations</dt>
        <dd>{listed(named(draft.organizations).map((organization) => organization.name))}</dd>
        <dt>People</dt>
        <dd>{counted(named(draft.people).length, 'person', 'people')}</dd>
        <dt>TSC</dt>
        <dd>{names(draft.tsc)}</dd>
        <dt>Secretariat</dt>
        <dd>{names(draft.secretariat)}</dd>
        <dt>Lead maintainer</dt>
        <dd>{name(draft.lead ?? draft.founder)}</dd>
      </dl>
      <PlaceOfRelay draft={draft} onChange={onChange} />
      <Checkbox
        isSelected={draft.recovery === 'made'}
        onChange={(on) => onChange({ ...draft, recovery: on ? 'made' : 'none' })}
        description="To be printed or written down. If this device is lost, it is the only way back into your place."
      >
        Make a recovery code
      </Checkbox>
    </>
  );
}

function PlaceOfRelay({ draft, onChange }: StepProps) {
  const { hello } = useHostPresence();
  if (hello.platform === 'browser') {
    return (
      <dl className={styles.facts}>
        <dt>Relay</dt>
        <dd>
          the one that this page came from, {window.location.origin}
          <br />
          <span className={styles.quiet}>
            It also serves the code that signs here, so what a browser signs is marked as such.
          </span>
        </dd>
      </dl>
    );
  }
  return (
    <>
      <RadioGroup
        label="Where its relay runs"
        value={draft.place}
        onChange={(id) => onChange({ ...draft, place: id === 'standing' ? 'standing' : 'here' })}
        items={[
          {
            id: 'here',
            label: 'On this computer, for now',
            description:
              'Others reach it only while you share it and this computer is awake. It can move to a standing relay at any time.',
          },
          {
            id: 'standing',
            label: 'On a standing relay',
            description: 'A server that somebody runs, and that waits for a founding.',
          },
        ]}
      />
      {draft.place === 'standing' ? (
        <div className={styles.narrow}>
          <TextField
            label="Address of the relay"
            placeholder="https://relay.example.org"
            type="url"
            value={draft.relayUrl}
            maxLength={500}
            onChange={(relayUrl) => onChange({ ...draft, relayUrl })}
          />
        </div>
      ) : null}
    </>
  );
}
