import {
  FileText,
  GitPullRequest,
  Landmark,
  MessageSquare,
  MessagesSquare,
  User,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { SearchHit, SearchResult } from '../../../shared/client/host-messages.ts';
import { counted } from '../../../shared/wording/index.ts';
import { Button, EmptyState, Icon, Section } from '../../ui/index.ts';
import { HIT } from './move-among-hits.ts';
import styles from './search.module.css';

const KINDS: Readonly<
  Record<SearchHit['kind'], { readonly title: string; readonly icon: LucideIcon }>
> = {
  group: { title: 'Groups', icon: Users },
  document: { title: 'Documents', icon: FileText },
  dip: { title: 'DIPs', icon: GitPullRequest },
  comment: { title: 'Comments', icon: MessageSquare },
  discussion: { title: 'Discussions and meetings', icon: MessagesSquare },
  decision: { title: 'Ballots and decisions', icon: Landmark },
  person: { title: 'People', icon: User },
};

export interface SearchResultsProps {
  readonly typed: string;
  readonly result: SearchResult | null;
  readonly isLate: boolean;
  readonly onMore: () => void;
}

/** What was found, by kind; the kind of the best comes first. */
export function SearchResults({ typed, result, isLate, onMore }: SearchResultsProps) {
  if (typed.trim() === '') return <BeforeSearching />;
  if (result === null) return <p role="status">Searching …</p>;
  const kinds = [...new Set(result.hits.map(({ kind }) => kind))];
  const isMore = result.hits.length < result.total;
  return (
    <>
      <p role="status" className={styles.count}>
        {foundWords(result)}
      </p>
      {result.total === 0 && !isLate ? <NothingFound typed={typed.trim()} /> : null}
      {kinds.map((kind) => (
        <Section key={kind} title={KINDS[kind].title}>
          <ul className={styles.hits}>
            {result.hits
              .filter((hit) => hit.kind === kind)
              .map((hit, index) => (
                <HitRow key={`${hit.place} ${index}`} hit={hit} />
              ))}
          </ul>
        </Section>
      ))}
      {isMore ? <More shown={result.hits.length} onMore={onMore} /> : null}
    </>
  );
}

/** The host gives no more than so many. */
const MOST = 100;

function More({ shown, onMore }: { readonly shown: number; readonly onMore: () => void }) {
  if (shown >= MOST) return <p className={styles.quiet}>Add a word to find less.</p>;
  return (
    <div>
      <Button onPress={onMore}>Show more</Button>
    </div>
  );
}

function foundWords({ hits, total }: SearchResult): string {
  if (total === 0) return 'Nothing was found';
  const all = counted(total, 'place');
  return hits.length < total ? `${all}; the best ${hits.length} are shown` : all;
}

function HitRow({ hit }: { readonly hit: SearchHit }) {
  const { kind, title, place, excerpt, marks } = hit;
  return (
    <li>
      <a href={`#/${place}`} className={styles.hit} {...{ [HIT]: '' }}>
        <span className={styles.title}>
          <Icon of={KINDS[kind].icon} size="1em" />
          <span dir="auto">{title}</span>
        </span>
        {excerpt === '' ? null : (
          <span className={styles.excerpt} dir="auto">
            {partsOf(excerpt, marks).map(({ text, isMarked }, index) =>
              // The parts of one text never change places.
              isMarked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
            )}
          </span>
        )}
      </a>
    </li>
  );
}

function partsOf(text: string, marks: SearchHit['marks']) {
  const parts: { text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (from > at) parts.push({ text: text.slice(at, from), isMarked: false });
    parts.push({ text: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMarked: false });
  return parts;
}

function BeforeSearching() {
  return (
    <EmptyState title="Everything on this device is searched, without a network">
      <p>
        All documents of the association and what is said about them, discussions and meetings,
        ballots with the reasons beside votes, every act of the ledger, groups and people. Accents
        and capitals do not matter. The arrow keys lead through what is found.
      </p>
    </EmptyState>
  );
}

function NothingFound({ typed }: { readonly typed: string }) {
  return (
    <EmptyState title={`Nothing here holds “${typed}”`}>
      <p>Fewer or shorter words find more; the beginning of a word is enough.</p>
    </EmptyState>
  );
}
