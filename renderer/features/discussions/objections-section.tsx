import type { Objection, Topic } from '../../../shared/rules/index.ts';
import { ForeseenButton } from '../../app/foreseen-button.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Badge, Person, Section, sectionStyles } from '../../ui/index.ts';
import styles from './discussions.module.css';
import type { TopicDialog } from './topic-dialogs.tsx';
import { objectionsOf } from './topic-list.ts';
import { PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';

interface ObjectionsProps {
  readonly topic: Topic;
  readonly onOpen: (dialog: TopicDialog) => void;
}

/** What members object to, and how each was settled. */
export function ObjectionsSection({ topic, onOpen }: ObjectionsProps) {
  const objections = useAssociation(({ state }) => objectionsOf(state, topic));
  if (objections.length === 0) return null;
  return (
    <Section title="Objections">
      <ul className={sectionStyles.list}>
        {objections.map((objection) => (
          <ObjectionItem key={objection.id} topic={topic} objection={objection} onOpen={onOpen} />
        ))}
      </ul>
    </Section>
  );
}

function ObjectionItem(props: ObjectionsProps & { readonly objection: Objection }) {
  const { topic, objection, onOpen } = props;
  return (
    <li className={sectionStyles.item}>
      <div className={sectionStyles.itemHead}>
        <Person id={objection.by} />
        <Badge tone={objection.resolution === null ? 'warning' : 'success'}>
          {objection.resolution === null ? 'Open' : 'Settled'}
        </Badge>
      </div>
      <p className={styles.words} dir="auto">
        {objection.reason}
      </p>
      {objection.resolution === null ? (
        topic.status === 'open' ? (
          <div>
            <ForeseenButton
              type="topic.settle"
              check={{ objection: objection.id, resolution: PLACEHOLDER_TEXT }}
              size="small"
              onPress={() => onOpen({ kind: 'settle', objection: objection.id })}
            >
              Settle it…
            </ForeseenButton>
          </div>
        ) : null
      ) : (
        <div className={styles.settled}>
          <p className={sectionStyles.quiet}>How it was settled</p>
          <p className={styles.words} dir="auto">
            {objection.resolution}
          </p>
        </div>
      )}
    </li>
  );
}
