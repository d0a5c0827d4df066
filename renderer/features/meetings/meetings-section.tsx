import { useState } from 'react';
import type { Meeting, Twg } from '../../../shared/rules/index.ts';
import { counted, said } from '../../../shared/wording/index.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { paths } from '../../app/routes.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Badge, Disclosure, Link, Section, Time, sectionStyles } from '../../ui/index.ts';
import { LinkedLine } from './linked-line.tsx';
import { MeetingDialog } from './meeting-dialog.tsx';
import { meetingsOf, timeOf } from './meeting-list.ts';
import { PLACEHOLDER_ID, PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';

/** When a group meets, and when it has met. */
export function MeetingsSection({ twg }: { readonly twg: Twg }) {
  const now = useNow();
  const state = useAssociation((view) => view.state);
  const { next, past } = meetingsOf(state, twg.id, now);
  const [dialog, setDialog] = useState<'closed' | 'open'>('closed');
  return (
    <Section
      title="Meetings"
      action={
        <ForeseenButton
          type="meeting.schedule"
          check={{
            twg: twg.id,
            meeting: PLACEHOLDER_ID,
            title: PLACEHOLDER_TEXT,
            at: '2026-01-01T10:00:00Z',
            minutes: 60,
            where: PLACEHOLDER_TEXT,
          }}
          size="small"
          onPress={() => setDialog('open')}
        >
          Schedule a meeting…
        </ForeseenButton>
      }
    >
      {next.length === 0 ? <p className={sectionStyles.quiet}>No meeting is scheduled.</p> : null}
      <MeetingRows meetings={next} />
      {past.length === 0 ? null : (
        <Disclosure
          summary={past.length === 1 ? 'One past meeting' : `${past.length} past meetings`}
        >
          <MeetingRows meetings={past} />
        </Disclosure>
      )}
      {dialog === 'closed' ? null : (
        <MeetingDialog twg={twg} meeting={null} onClose={() => setDialog('closed')} />
      )}
    </Section>
  );
}

function MeetingRows({ meetings }: { readonly meetings: readonly Meeting[] }) {
  const now = useNow();
  if (meetings.length === 0) return null;
  return (
    <ul className={sectionStyles.list}>
      {meetings.map((meeting) => (
        <li key={meeting.id} className={sectionStyles.item}>
          <div className={sectionStyles.itemHead}>
            <Link to={paths.meeting(meeting.id)} className={sectionStyles.title}>
              {said(meeting.title)}
            </Link>
            {meeting.cancelled === null ? null : <Badge tone="danger">Cancelled</Badge>}
            {meeting.cancelled === null && timeOf(meeting, now) === 'now' ? (
              <Badge tone="accent">Now</Badge>
            ) : null}
          </div>
          <p>
            <Time at={meeting.at} relative />, {counted(meeting.minutes, 'minute')}
          </p>
          <p className={sectionStyles.quiet}>
            <LinkedLine text={meeting.where} />
          </p>
        </li>
      ))}
    </ul>
  );
}
