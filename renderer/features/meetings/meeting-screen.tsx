import { useMemo, useState } from 'react';
import { TEXT_ROOT } from '../../../shared/protocol/document-roots.ts';
import type { Meeting, Twg } from '../../../shared/rules/index.ts';
import { counted, groupName, said } from '../../../shared/wording/index.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { paths } from '../../app/routes.ts';
import { useDocument } from '../../collab/index.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import {
  Badge,
  Button,
  EmptyState,
  Link,
  Page,
  Time,
  toast,
  sectionStyles,
} from '../../ui/index.ts';
import { WordDialog } from '../discussions/word-dialog.tsx';
import { Reading } from '../documents/reading.tsx';
import { HistorySection } from '../groups/history-section.tsx';
import { useGroupHistory } from '../groups/use-group-history.ts';
import { agendaToAdd } from './agenda.ts';
import { LinkedLine } from './linked-line.tsx';
import { MeetingDialog } from './meeting-dialog.tsx';
import { endOf, timeOf } from './meeting-list.ts';
import styles from './meetings.module.css';
import { SaveCalendarFile } from './save-calendar-file.tsx';
import { historyOfMeeting } from './sequence.ts';
import { PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';

/** A meeting of a group: when and where, its agenda and its minutes. */
export function MeetingScreen({ meeting: id }: { readonly meeting: string }) {
  const { meeting, twg } = useAssociation(({ state }) => {
    const meeting = state.meeting.get(id) ?? null;
    return { meeting, twg: state.twg.get(meeting?.twg ?? '') ?? null };
  });
  return meeting === null || twg === null ? (
    <UnknownMeeting id={id} />
  ) : (
    <KnownMeeting meeting={meeting} twg={twg} />
  );
}

function UnknownMeeting({ id }: { readonly id: string }) {
  return (
    <Page title="No such meeting" eyebrow={<Link to={paths.groups}>Groups</Link>}>
      <EmptyState
        title="This device knows no such meeting"
        action={<Link to={paths.groups}>See all groups</Link>}
      >
        <p>
          The ledger as it is here has no meeting “{said(id)}”. It may have been scheduled while
          this device was offline: once it has caught up, the meeting shows here.
        </p>
      </EmptyState>
    </Page>
  );
}

interface MeetingProps {
  readonly meeting: Meeting;
  readonly twg: Twg;
}

function KnownMeeting({ meeting, twg }: MeetingProps) {
  const group = useAssociation(({ state }) => groupName(state, twg.id));
  const history = useGroupHistory(twg.id);
  const items = useMemo(
    () => historyOfMeeting(meeting.id, history.items),
    [meeting.id, history.items],
  );
  return (
    <Page
      title={said(meeting.title)}
      eyebrow={
        <>
          <Link to={paths.groups}>Groups</Link> · <Link to={paths.group(twg.id)}>{group}</Link>
        </>
      }
      actions={<MeetingBadge meeting={meeting} />}
    >
      <Facts meeting={meeting} />
      <Actions meeting={meeting} twg={twg} />
      <Agenda meeting={meeting} twg={twg} />
      <Minutes meeting={meeting} />
      <HistorySection history={{ ...history, items }} />
    </Page>
  );
}

function MeetingBadge({ meeting }: { readonly meeting: Meeting }) {
  const now = useNow();
  if (meeting.cancelled !== null) return <Badge tone="danger">Cancelled</Badge>;
  switch (timeOf(meeting, now)) {
    case 'next':
      return <Badge tone="info">Scheduled</Badge>;
    case 'now':
      return <Badge tone="accent">Now</Badge>;
    case 'past':
      return <Badge>Past</Badge>;
  }
}

function Facts({ meeting }: { readonly meeting: Meeting }) {
  return (
    <dl className={styles.facts}>
      <div>
        <dt>When</dt>
        <dd>
          <Time at={meeting.at} relative />
        </dd>
      </div>
      <div>
        <dt>Length</dt>
        <dd>
          {counted(meeting.minutes, 'minute')}, to <Time at={endOf(meeting)} />
        </dd>
      </div>
      <div>
        <dt>Where</dt>
        <dd>
          <LinkedLine text={meeting.where} />
        </dd>
      </div>
      {meeting.cancelled === null ? null : (
        <div>
          <dt>Cancelled</dt>
          <dd className={styles.words} dir="auto">
            {meeting.cancelled}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Actions({ meeting, twg }: MeetingProps) {
  const [dialog, setDialog] = useState<'closed' | 'change' | 'cancel'>('closed');
  const close = () => setDialog('closed');
  return (
    <div className={sectionStyles.buttons}>
      <SaveCalendarFile meeting={meeting} twg={twg} />
      <ForeseenButton
        type="meeting.change"
        check={{
          meeting: meeting.id,
          title: meeting.title,
          at: '2026-01-01T10:00:00Z',
          minutes: meeting.minutes,
          where: meeting.where,
        }}
        onPress={() => setDialog('change')}
      >
        Change…
      </ForeseenButton>
      <ForeseenButton
        type="meeting.cancel"
        check={{ meeting: meeting.id, reason: PLACEHOLDER_TEXT }}
        variant="quiet"
        onPress={() => setDialog('cancel')}
      >
        Cancel the meeting…
      </ForeseenButton>
      {dialog === 'change' ? <MeetingDialog twg={twg} meeting={meeting} onClose={close} /> : null}
      {dialog === 'cancel' ? (
        <WordDialog
          title="Cancel the meeting"
          type="meeting.cancel"
          data={(reason) => ({ meeting: meeting.id, reason })}
          label="Why it is cancelled"
          sendLabel="Cancel the meeting"
          variant="danger"
          onClose={close}
        >
          <p>
            “{said(meeting.title)}” stays in the list as cancelled, with its agenda. A cancelled
            meeting cannot be scheduled again; another one can.
          </p>
        </WordDialog>
      ) : null}
    </div>
  );
}

function Agenda({ meeting, twg }: MeetingProps) {
  const document = `agenda/${meeting.id}`;
  const handle = useDocument(document);
  const state = useAssociation((view) => view.state);
  const now = useNow();
  const prefill = () => {
    if (handle === null) return;
    const text = handle.doc.getText(TEXT_ROOT);
    const added = agendaToAdd(state, twg, now, text.toJSON());
    if (added === null) {
      toast('All that is open stands in the agenda already.');
      return;
    }
    text.insert(text.length, added);
    toast('What is open was added to the agenda.', 'success');
  };
  const reason =
    handle === null
      ? 'One moment: the agenda is being opened.'
      : handle.mayWrite
        ? undefined
        : 'The members and observers of the group write the agenda.';
  return (
    <Reading
      title="Agenda"
      document={document}
      handle={handle}
      empty="Nothing is written yet. “Prefill” puts in what is open in the group: votes, objections, topics, what is overdue, and drafts."
      action={
        <Button size="small" reason={reason} onPress={prefill}>
          Prefill the agenda
        </Button>
      }
    />
  );
}

function Minutes({ meeting }: { readonly meeting: Meeting }) {
  const document = `minutes/${meeting.id}`;
  const handle = useDocument(document);
  return (
    <Reading
      title="Minutes"
      document={document}
      handle={handle}
      empty="Nothing is written yet. The members and observers write the minutes together, during the meeting or after it."
    />
  );
}
