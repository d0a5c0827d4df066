import { useState } from 'react';
import { DAY } from '../../../shared/rules/index.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Button, ComboBox, ConfirmDialog, Time, toast } from '../../ui/index.ts';
import { useApp } from '../app-context.tsx';
import { goTo, paths } from '../routes.ts';
import { useRequest } from '../use-request.ts';
import { nextDeadline } from './deadlines.ts';
import { roleWords } from './role-words.ts';
import styles from './shell.module.css';

/** On every screen of a rehearsal: that it is one, who acts, and what the clock says. */
export function RehearsalBar() {
  const rehearsal = useAssociation((view) => view.association.rehearsal);
  return rehearsal ? (
    <aside className={styles.rehearsal} aria-label="Rehearsal">
      <strong className={styles.rehearsalName}>Rehearsal</strong>
      <ActAs />
      <Clock />
      <StartOver />
    </aside>
  ) : null;
}

function ActAs() {
  const request = useRequest();
  const { personas, person, state, ledger } = useAssociation((view) => ({
    personas: view.personas,
    person: view.me.person,
    state: view.state,
    ledger: view.association.ledger,
  }));
  const items = personas.map((id) => ({
    id,
    label: state.person.get(id)?.name ?? id,
    hint: roleWords(state, id),
  }));
  return (
    <div className={styles.actAs}>
      <span className={styles.actAsWords} aria-hidden>
        Acting as
      </span>
      <ComboBox
        label="Acting as"
        hideLabel
        items={items}
        value={person}
        onChange={(id) => {
          if (id !== person) void request({ type: 'sample-act-as', ledger, person: id });
        }}
      />
      <span className={styles.roles} title={roleWords(state, person)}>
        {roleWords(state, person)}
      </span>
    </div>
  );
}

function Clock() {
  const now = useNow();
  const request = useRequest();
  const [isPending, setPending] = useState(false);
  const ledger = useAssociation((view) => view.association.ledger);
  const deadline = useAssociation(({ state }) => nextDeadline(state, now));
  const move = async (by: number) => {
    setPending(true);
    await request({ type: 'sample-move-clock', ledger, by });
    setPending(false);
  };
  return (
    <div className={styles.clock}>
      <Time at={now} />
      <Button size="small" isPending={isPending} onPress={() => void move(DAY)}>
        + 1 day
      </Button>
      <Button size="small" isPending={isPending} onPress={() => void move(7 * DAY)}>
        + 1 week
      </Button>
      <Button
        size="small"
        isPending={isPending}
        reason={deadline === null ? 'Nothing has a deadline now.' : undefined}
        onPress={() => {
          // A little past it, so that what is due has happened.
          if (deadline !== null) void move(deadline - now + 1_000);
        }}
      >
        Next deadline
      </Button>
    </div>
  );
}

function StartOver() {
  const app = useApp();
  const request = useRequest();
  const [asking, setAsking] = useState<'no' | 'yes'>('no');
  const [isPending, setPending] = useState(false);
  const startOver = async () => {
    setPending(true);
    const made = await request({ type: 'sample-start-over' });
    if (made !== null) {
      await app.refresh();
      // Before it is open: then the window is loaded anew, and comes back to where it is.
      const opening = app.open(made.ledger);
      goTo(paths.inbox);
      await opening;
      toast('A new rehearsal has begun.');
    }
    setPending(false);
    setAsking('no');
  };
  return (
    <div className={styles.startOver}>
      <Button size="small" variant="quiet" onPress={() => setAsking('yes')}>
        Start over
      </Button>
      <ConfirmDialog
        title="Start over"
        sentence="A new sample association is made, with its clock at today."
        consequence="What you did in this rehearsal is set aside."
        confirmLabel="Start over"
        isOpen={asking === 'yes'}
        isPending={isPending}
        onConfirm={() => void startOver()}
        onCancel={() => setAsking('no')}
      />
    </div>
  );
}
