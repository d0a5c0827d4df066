import { CalendarPlus } from 'lucide-react';
import type { Meeting, Twg } from '../../../shared/rules/index.ts';
import { useRequest } from '../../app/use-request.ts';
import { useAssociation, useNow } from '../../stores/use-association.tsx';
import { Button, Icon, toast } from '../../ui/index.ts';
import { useGroupHistory } from '../groups/use-group-history.ts';
import { calendarFile, calendarFileName } from './calendar-file.ts';
import { sequenceOf } from './sequence.ts';

/** Saves a meeting for a calendar. */
export function SaveCalendarFile(props: { readonly meeting: Meeting; readonly twg: Twg }) {
  const { meeting, twg } = props;
  const request = useRequest();
  const now = useNow();
  const { ledger, outbox } = useAssociation(({ association, outbox }) => ({
    ledger: association.ledger,
    outbox,
  }));
  const { items, status } = useGroupHistory(twg.id);
  const save = async () => {
    const sequence = sequenceOf(meeting.id, items, outbox);
    const text = calendarFile({ meeting, group: twg.name, ledger, sequence, now });
    const saved = await request<'save-bytes'>({
      type: 'save-bytes',
      suggestedName: calendarFileName(meeting),
      bytes: new TextEncoder().encode(text),
    });
    if (saved !== null && saved.path !== null) toast(`Saved as ${saved.path}`, 'success');
  };
  return (
    <Button
      icon={<Icon of={CalendarPlus} />}
      onPress={() => void save()}
      reason={status === 'loaded' ? undefined : 'One moment: the ledger is being read.'}
    >
      Save for a calendar
    </Button>
  );
}
