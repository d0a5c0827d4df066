import type { SearchResult } from '../../../shared/client/host-messages.ts';
import { counted } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import styles from './search.module.css';

/** What is not on this device cannot be found on it, and who searches should know. */
export function SearchNotes({ result }: { readonly result: SearchResult | null }) {
  const status = useAssociation(({ connection }) => connection.status);
  const { read, known } = result?.documents ?? { read: 0, known: 0 };
  const missing = known - read;
  const notes = [
    ...(missing > 0
      ? [
          `${counted(missing, 'document')} of ${known} ${missing === 1 ? 'is' : 'are'} not on this device yet, and cannot be found.`,
        ]
      : []),
    ...(status === 'online'
      ? []
      : ['You are offline: what others write meanwhile is not here yet.']),
  ];
  if (notes.length === 0) return null;
  return (
    <div className={styles.notes}>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
