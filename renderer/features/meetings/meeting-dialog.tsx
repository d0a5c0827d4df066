import { useState } from 'react';
import { writeInstant, type Meeting, type Twg } from '../../../shared/rules/index.ts';
import { clauseOf } from '../../../shared/wording/index.ts';
import { ActDialog } from '../../app/act-dialog.tsx';
import { idSuffix, newId, oneLine } from '../../app/new-id.ts';
import { goTo, paths } from '../../app/routes.ts';
import { useNow } from '../../stores/use-association.tsx';
import { Clause, NumberField, TextField, Time } from '../../ui/index.ts';
import { fieldOf, instantOf, proposedTime } from './meeting-time.ts';

export interface MeetingDialogProps {
  readonly twg: Twg;
  /** The one that is changed; null for a new one. */
  readonly meeting: Meeting | null;
  readonly onClose: () => void;
}

const LONGEST_LINE = 500;
/** A day. */
const LONGEST_MEETING = 24 * 60;

/** Schedules a meeting, or changes one. */
export function MeetingDialog({ twg, meeting, onClose }: MeetingDialogProps) {
  const now = useNow();
  const [title, setTitle] = useState(meeting?.title ?? '');
  const [when, setWhen] = useState(() => fieldOf(meeting?.at ?? proposedTime(now)));
  const [minutes, setMinutes] = useState(meeting?.minutes ?? 60);
  const [where, setWhere] = useState(meeting?.where ?? '');
  const [suffix] = useState(idSuffix);
  const id = meeting?.id ?? newId(title, suffix, 'meeting');
  // What one did not touch stays to the second.
  const isUntouched = meeting !== null && when === fieldOf(meeting.at);
  const at = isUntouched ? meeting.at : instantOf(when);
  const data = () => ({
    ...(meeting === null ? { twg: twg.id } : {}),
    meeting: id,
    title: oneLine(title),
    at: at === null ? '' : writeInstant(at),
    minutes,
    where: oneLine(where),
  });
  const clause = clauseOf('facilitation');
  return (
    <ActDialog
      title={meeting === null ? 'Schedule a meeting' : 'Change the meeting'}
      onClose={onClose}
      type={meeting === null ? 'meeting.schedule' : 'meeting.change'}
      data={data}
      confirm="none"
      reason={missing({ title, where, at })}
      onDone={() => {
        onClose();
        if (meeting === null) goTo(paths.meeting(id));
      }}
    >
      <TextField
        label="Title"
        value={title}
        onChange={setTitle}
        isRequired
        autoFocus
        maxLength={LONGEST_LINE}
        placeholder="Weekly, number 11"
      />
      <TextField
        label="When"
        type="datetime-local"
        value={when}
        onChange={setWhen}
        isRequired
        description={
          at === null ? (
            'In the time zone of this device.'
          ) : (
            <>
              <Time at={at} relative />. Everyone sees it in their own time zone.
              {at <= now ? ' That is in the past: it is recorded as a meeting that was held.' : ''}
            </>
          )
        }
      />
      <NumberField
        label="Length"
        value={minutes}
        onChange={setMinutes}
        min={1}
        max={LONGEST_MEETING}
        unit="minutes"
      />
      <TextField
        label="Where"
        value={where}
        onChange={setWhere}
        isRequired
        maxLength={LONGEST_LINE}
        description="A place, or the address of a video meeting. Everyone in the association reads it."
      />
      <Clause source={clause.source}>{clause.text}</Clause>
    </ActDialog>
  );
}

function missing(given: {
  readonly title: string;
  readonly where: string;
  readonly at: number | null;
}): string | undefined {
  if (oneLine(given.title) === '') return 'Give it a title first.';
  if (given.at === null) return 'Say when first.';
  return oneLine(given.where) === '' ? 'Say where first.' : undefined;
}
