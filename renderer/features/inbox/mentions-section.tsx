import type { Mention } from '../../../shared/client/host-messages.ts';
import { documentInSentence, personName } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Link, Person, Section, Time } from '../../ui/index.ts';
import { mentionExcerpt, mentionPlace, sortedMentions } from './mentions-place.ts';
import styles from './mentions.module.css';

interface MentionsSectionProps {
  readonly mentions: readonly Mention[];
  /** Puts the mention in that comment away. */
  readonly onDone: (comment: string) => void;
}

/** Comments in which somebody speaks to this person. */
export function MentionsSection({ mentions, onDone }: MentionsSectionProps) {
  if (mentions.length === 0) return null;
  return (
    <Section title="Mentions">
      <ul className={styles.mentions}>
        {sortedMentions(mentions).map((mention) => (
          <MentionItem
            key={mention.comment}
            mention={mention}
            onDone={() => onDone(mention.comment)}
          />
        ))}
      </ul>
    </Section>
  );
}

function MentionItem(props: { readonly mention: Mention; readonly onDone: () => void }) {
  const { mention, onDone } = props;
  const { where, who } = useAssociation(({ state }) => ({
    where: documentInSentence(state, mention.document),
    who: personName(state, mention.by),
  }));
  return (
    <li className={styles.mention}>
      <div className={styles.words}>
        <p>
          <Person id={mention.by} /> mentioned you in{' '}
          <Link to={mentionPlace(mention)}>{where}</Link>
        </p>
        <blockquote className={styles.said} dir="auto">
          {mentionExcerpt(mention.text)}
        </blockquote>
        <p className={styles.when}>
          <Time at={mention.at} relative />
        </p>
      </div>
      <Button size="small" label={`Done with the mention by ${who}`} onPress={onDone}>
        Done
      </Button>
    </li>
  );
}
