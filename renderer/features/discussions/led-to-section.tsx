import { useState } from 'react';
import { recordsWhere, type Output, type Topic } from '../../../shared/rules/index.ts';
import { outputName } from '../../../shared/wording/index.ts';
import { paths } from '../../app/routes.ts';
import { useReview } from '../../collab/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Button, CopyButton, Link, Person, Section, sectionStyles } from '../../ui/index.ts';
import { LinkDialog } from './link-dialog.tsx';
import { threadsFrom, topicPlace } from './led-to.ts';

/** Which passages of the group's outputs came of a topic. */
export function LedToSection({ topic }: { readonly topic: Topic }) {
  const [dialog, setDialog] = useState<'closed' | 'open'>('closed');
  const outputs = useAssociation(({ state }) =>
    recordsWhere(state.output, ({ twg }) => twg === topic.twg),
  );
  return (
    <Section
      title="What it led to"
      action={
        <Button
          size="small"
          reason={outputs.length === 0 ? 'The group has no output yet.' : undefined}
          onPress={() => setDialog('open')}
        >
          Link a passage…
        </Button>
      }
    >
      {outputs.map((output) => (
        <LedToOutput key={output.id} topic={topic} output={output} />
      ))}
      <p className={sectionStyles.quiet}>
        A link is a comment on a passage of an output that names this topic: it moves with the text,
        and stays when the passage goes. You can also write <code>{topicPlace(topic.id)}</code> in
        any comment.{' '}
      </p>
      <div>
        <CopyButton text={topicPlace(topic.id)} label="Copy the topic’s link" size="small" />
      </div>
      {dialog === 'closed' ? null : (
        <LinkDialog topic={topic} outputs={outputs} onClose={() => setDialog('closed')} />
      )}
    </Section>
  );
}

function LedToOutput({ topic, output }: { readonly topic: Topic; readonly output: Output }) {
  const document = `output/${output.id}`;
  const review = useReview(document);
  const name = useAssociation(({ state }) => outputName(state, output.id));
  const threads = threadsFrom(topic.id, review?.review.threads ?? []);
  if (threads.length === 0) return null;
  return (
    <ul className={sectionStyles.list} aria-label={`Passages of ${name}`}>
      {threads.map((thread) => (
        <li key={thread.id} className={sectionStyles.item}>
          <div className={sectionStyles.itemHead}>
            <Link
              to={`${paths.document(document)}?thread=${thread.id}`}
              className={sectionStyles.title}
            >
              “{thread.quote.replace(/\s+/g, ' ')}”
            </Link>
            {thread.resolved === null ? null : <Badge>Comment resolved</Badge>}
          </div>
          <p className={sectionStyles.quiet}>
            In {name}, linked by <Person id={thread.comments[0]?.by ?? ''} />
          </p>
        </li>
      ))}
    </ul>
  );
}
