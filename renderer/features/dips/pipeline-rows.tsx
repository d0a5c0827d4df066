import { CalendarClock } from 'lucide-react';
import { counted, groupName, personName, said } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Badge, Icon, Link, Time, sectionStyles } from '../../ui/index.ts';
import { lastCallWords } from './clock-words.ts';
import styles from './dips.module.css';
import type { LastCallClock } from './dip-facts.ts';
import { engineeringWords } from './engineering.ts';
import type { PipelineRow, PipelineStage } from './pipeline.ts';

/** DIPs in a list: number, title, what each waits for, its clock, and who has it. */
export function PipelineRows({ rows }: { readonly rows: readonly PipelineRow[] }) {
  return (
    <ul className={styles.rows}>
      {rows.map((row) => (
        <li key={row.output} className={styles.row}>
          <div className={styles.rowHead}>
            <h3>
              <Link to={paths.dip(row.output)}>
                {row.number === null ? null : <>DIP {row.number}: </>}
                {said(row.title)}
              </Link>
            </h3>
            <Concerns row={row} />
          </div>
          <Waits row={row} />
          <Facts row={row} />
        </li>
      ))}
    </ul>
  );
}

/** Nothing of it is waited for any more. */
const OVER: ReadonlySet<PipelineStage> = new Set(['final', 'rejected', 'deprecated']);

function Concerns({ row }: { readonly row: PipelineRow }) {
  if (row.openConcerns === 0) return null;
  return <Badge tone="warning">{counted(row.openConcerns, 'open concern')}</Badge>;
}

function Waits({ row }: { readonly row: PipelineRow }) {
  if (OVER.has(row.stage)) return null;
  return (
    <>
      <p>
        <span className={sectionStyles.quiet}>Waits for:</span> {row.waits}
      </p>
      {row.lastCall === null ? null : <Countdown clock={row.lastCall} />}
    </>
  );
}

export function Countdown({ clock }: { readonly clock: LastCallClock }) {
  const now = useNow();
  const words = lastCallWords(clock, now);
  const what = clock.kind === 'voting' ? '' : 'Last call ';
  return (
    <p className={sectionStyles.clock}>
      <Icon of={CalendarClock} />
      <span>
        {what}
        {what === '' ? words.charAt(0).toUpperCase() + words.slice(1) : words},{' '}
        <Time at={instantOf(clock)} />
      </span>
    </p>
  );
}

function instantOf(clock: LastCallClock): number {
  switch (clock.kind) {
    case 'running':
      return clock.endsAt;
    case 'over':
      return clock.endedAt;
    case 'voting':
      return clock.closesAt;
  }
}

function Facts({ row }: { readonly row: PipelineRow }) {
  const state = useAssociation((view) => view.state);
  const { stage, manager, engineering } = row;
  const counts = stage === 'accepted' || stage === 'final' ? 'complete' : 'sufficient';
  const isManaged = stage !== 'to-submit';
  return (
    <p className={styles.facts}>
      <span>
        <Link to={paths.group(row.twg)}>{groupName(state, row.twg)}</Link>
      </span>
      {isManaged ? (
        <span>{manager === null ? 'No manager' : `Managed by ${personName(state, manager)}`}</span>
      ) : null}
      {engineering.total === 0 && !isManaged ? null : (
        <span>{engineeringWords(engineering, counts)}</span>
      )}
    </p>
  );
}
