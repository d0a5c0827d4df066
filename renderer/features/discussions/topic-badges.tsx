import type { Topic } from '../../../shared/rules/index.ts';
import { counted } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge } from '../../ui/index.ts';
import { openObjections } from './topic-list.ts';

const STATUS = {
  open: { tone: 'info', label: 'Open' },
  agreed: { tone: 'success', label: 'Agreed' },
  dropped: { tone: 'neutral', label: 'Dropped' },
} as const;

/** Where a topic stands, in a word or two. */
export function TopicBadges({ topic }: { readonly topic: Topic }) {
  const objections = useAssociation(({ state }) => openObjections(state, topic).length);
  const { tone, label } = STATUS[topic.status];
  return (
    <>
      <Badge tone={tone}>{label}</Badge>
      {topic.ballot === null ? null : <Badge tone="accent">In the vote</Badge>}
      {topic.status === 'open' && objections > 0 ? (
        <Badge tone="warning">{counted(objections, 'open objection')}</Badge>
      ) : null}
    </>
  );
}
