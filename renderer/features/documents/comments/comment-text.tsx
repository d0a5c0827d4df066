import { useMemo } from 'react';
import { useAssociation } from '../../../stores/use-association.tsx';
import { ExternalLink, Link } from '../../../ui/index.ts';
import { commentParts, type CommentPart } from './comment-parts.ts';
import styles from './comments.module.css';
import { mentionablePeople } from './people.ts';
import { placeName } from './place-name.ts';

export interface CommentTextProps {
  readonly text: string;
  /** Whom it mentions, by the entry in the log. */
  readonly mentions: readonly string[];
}

/** What somebody said: plain text with its line breaks, mentions, and addresses as links. */
export function CommentText({ text, mentions }: CommentTextProps) {
  const { state, me } = useAssociation((view) => ({ state: view.state, me: view.me.person }));
  const parts = useMemo(() => {
    const mentioned = mentionablePeople(state).filter(({ id }) => mentions.includes(id));
    return commentParts(text, mentioned);
  }, [state, text, mentions]);
  return (
    <p className={styles.text} dir="auto">
      {parts.map((part) => (
        <Part key={part.from} part={part} me={me} />
      ))}
    </p>
  );
}

function Part({ part, me }: { readonly part: CommentPart; readonly me: string }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'mention':
      return (
        <strong className={part.person === me ? styles.mentionOfMe : styles.mention}>
          {part.text}
        </strong>
      );
    case 'place':
      return <PlaceLink place={part.text} />;
    case 'link':
      return <ExternalLink href={part.href}>{part.text}</ExternalLink>;
  }
}

/** A link to a place in the app, by what is there. */
function PlaceLink({ place }: { readonly place: string }) {
  const name = useAssociation(({ state }) => placeName(state, place));
  return <Link to={place}>{name}</Link>;
}
