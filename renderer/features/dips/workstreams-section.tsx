import { useState } from 'react';
import type { Workstream } from '../../../shared/rules/index.ts';
import {
  capitalized,
  clauseOf,
  said,
  WORKSTREAM_KINDS,
  WORKSTREAM_STATUSES,
} from '../../../shared/wording/index.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import {
  Badge,
  Clause,
  ExternalLink,
  Section,
  type BadgeProps,
  sectionStyles,
} from '../../ui/index.ts';
import type { DipPart } from './dip-part.ts';
import { DipActButton } from './dip-act.tsx';
import styles from './dips.module.css';
import { engineeringOf, engineeringWords, workstreamsOf } from './engineering.ts';
import { whoCanWords } from './who-can.ts';
import { OpenWorkstreamDialog, ProgressDialog } from './workstream-dialogs.tsx';

const UNDER_WAY: ReadonlySet<string> = new Set(['draft', 'last-call', 'accepted']);

/** The engineering work on a DIP: on Diem Core, on the Move Framework, and off-chain. */
export function WorkstreamsSection({ output, dip }: DipPart) {
  const state = useAssociation((view) => view.state);
  const [dialog, setDialog] = useState<'closed' | 'open' | { readonly progress: string }>('closed');
  const isUnderWay = UNDER_WAY.has(dip.status);
  const all = workstreamsOf(state, dip);
  if (all.length === 0 && !isUnderWay) return null;
  const counts = dip.status === 'accepted' || dip.status === 'final' ? 'complete' : 'sufficient';
  const { text, source } = clauseOf('engineering');
  const inProgress = typeof dialog === 'string' ? null : state.workstream.get(dialog.progress);
  const close = () => setDialog('closed');
  return (
    <Section
      title="Engineering"
      action={
        isUnderWay ? (
          <DipActButton
            type="workstream.open"
            output={output}
            dip={dip}
            size="small"
            onPress={() => setDialog('open')}
          >
            Open a workstream…
          </DipActButton>
        ) : undefined
      }
    >
      {all.length === 0 ? (
        <>
          <p className={sectionStyles.quiet}>
            No workstream is open. Where a DIP needs none, its manager says why on starting the last
            call.
          </p>
          <Clause source={source}>{text}</Clause>
        </>
      ) : (
        <>
          <p className={sectionStyles.quiet}>
            {capitalized(engineeringWords(engineeringOf(state, dip), counts))}
          </p>
          <ul className={sectionStyles.list}>
            {all.map((workstream) => (
              <li key={workstream.id} className={sectionStyles.item}>
                <WorkstreamRow
                  part={{ output, dip }}
                  workstream={workstream}
                  onProgress={() => setDialog({ progress: workstream.id })}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {dialog === 'open' ? <OpenWorkstreamDialog output={output} onClose={close} /> : null}
      {inProgress === null || inProgress === undefined ? null : (
        <ProgressDialog workstream={inProgress} onClose={close} />
      )}
    </Section>
  );
}

const TONES: { readonly [S in Workstream['status']]: BadgeProps['tone'] } = {
  planned: 'neutral',
  'in-progress': 'info',
  sufficient: 'success',
  complete: 'success',
};

function WorkstreamRow(props: {
  readonly part: DipPart;
  readonly workstream: Workstream;
  readonly onProgress: () => void;
}) {
  const { part, workstream, onProgress } = props;
  const who = useAssociation(({ state }) =>
    whoCanWords('workstream.progress', state, part.output, part.dip),
  );
  const { id, kind, title, status, note, links } = workstream;
  return (
    <>
      <div className={sectionStyles.itemHead}>
        <span className={sectionStyles.title}>{said(title)}</span>
        <Badge>{WORKSTREAM_KINDS[kind]}</Badge>
        <Badge tone={TONES[status]}>{WORKSTREAM_STATUSES[status]}</Badge>
      </div>
      {note === null || note.trim() === '' ? null : <p className={styles.words}>{note}</p>}
      {links.length === 0 ? null : (
        <ul className={styles.links}>
          {links.map((link) => (
            <li key={link}>
              <ExternalLink href={link}>{said(link)}</ExternalLink>
            </li>
          ))}
        </ul>
      )}
      {UNDER_WAY.has(part.dip.status) ? (
        <div>
          <ForeseenButton
            type="workstream.progress"
            check={{ workstream: id, status }}
            meanings={{ 'not-permitted': `This can be done by ${who}.` }}
            size="small"
            onPress={onProgress}
          >
            Record progress…
          </ForeseenButton>
        </div>
      ) : null}
    </>
  );
}
