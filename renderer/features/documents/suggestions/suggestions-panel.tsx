import { EditorView } from '@codemirror/view';
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Button, Callout, FilterButtons, Icon, Spinner } from '../../../ui/index.ts';
import type { DocumentWorkspace, ReviewHandle } from '../workspace.ts';
import { ChangesSince } from './changes-since.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import styles from './suggestions.module.css';
import { isOpen, keyOf, suggestionsOn, type PlacedChunk } from './suggestions-on-text.ts';
import { useDesk } from './use-desk.ts';
import { useSuggesting } from './use-suggesting.ts';

/** What people would have changed, and what has changed since a version. */
export function SuggestionsPanel({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const inReview = useAssociation(({ state }) => {
    const [kind, id = ''] = workspace.document.split('/');
    return kind === 'output' && state.output.get(id)?.stage === 'tsc-review';
  });
  const { placed } = useStore(suggestionsOn(workspace.text).store);
  const hasOpen = placed.some(isOpen);
  const [shown, setShown] = useState<'suggested' | 'since'>(
    inReview && !hasOpen ? 'since' : 'suggested',
  );
  const { review } = workspace;
  return (
    <div className={styles.panel}>
      <FilterButtons<'suggested' | 'since'>
        label="Which changes are shown"
        items={[
          { id: 'suggested', label: 'Suggested' },
          { id: 'since', label: 'Since a version' },
        ]}
        value={shown}
        onChange={setShown}
      />
      {review === null ? (
        <Spinner>Reading the suggestions…</Spinner>
      ) : shown === 'since' ? (
        <ChangesSince workspace={workspace} review={review} />
      ) : (
        <Suggested workspace={workspace} review={review} />
      )}
    </div>
  );
}

interface SuggestedProps {
  readonly workspace: DocumentWorkspace;
  readonly review: ReviewHandle;
}

type Filter = 'open' | 'decided';

function Suggested({ workspace, review }: SuggestedProps) {
  const desk = useDesk(workspace, review);
  const suggestions = suggestionsOn(workspace.text);
  const { placed } = useStore(suggestions.store);
  const [filter, setFilter] = useState<Filter>('open');
  const cards = cardsOf(placed);
  const isWaiting = (card: readonly PlacedChunk[]) => card.some(isOpen);
  const open = cards.filter(isWaiting);
  const decided = cards.filter((card) => !isWaiting(card));
  const list = filter === 'open' ? open : decided;
  const isHere = review.handle.status.relay === 'acknowledged';
  return (
    <>
      <Begin workspace={workspace} review={review} />
      {cards.length === 0 ? null : (
        <FilterButtons<Filter>
          label="Which suggestions are shown"
          items={[
            { id: 'open', label: 'To decide', count: open.length },
            { id: 'decided', label: 'Decided', count: decided.length },
          ]}
          value={filter}
          onChange={setFilter}
        />
      )}
      {open.length > 0 && filter === 'open' && desk.reason !== undefined ? (
        <Callout tone="info" title="You do not decide about these now">
          {desk.reason}
        </Callout>
      ) : null}
      {list.length === 0 ? (
        <p className={styles.help}>{nothingWords(cards.length, filter)}</p>
      ) : null}
      <div className={styles.cards} data-chunks>
        {list.map((card) => (
          <SuggestionCard
            key={card[0]?.suggestion.id}
            placed={card}
            desk={desk}
            waits={isHere || card[0]?.suggestion.by !== desk.me ? 'no' : 'yes'}
            onReveal={(each) => reveal(workspace, each)}
            onLook={(each) => look(workspace, each)}
          />
        ))}
      </div>
      {open.length > 0 && filter === 'open' && desk.reason === undefined ? (
        <p className={styles.help}>
          By keys, on a change: <kbd>J</kbd> <kbd>K</kbd> the next, the one before · <kbd>A</kbd>{' '}
          accept · <kbd>R</kbd> reject. An acceptance can be undone like any edit.
        </p>
      ) : null}
    </>
  );
}

function nothingWords(all: number, filter: Filter): string {
  if (all === 0) return 'Nobody has suggested a change yet.';
  return filter === 'open' ? 'Every suggestion is decided.' : 'Nothing is decided yet.';
}

/** By suggestion, the newest last. */
function cardsOf(placed: readonly PlacedChunk[]): PlacedChunk[][] {
  const cards = new Map<string, PlacedChunk[]>();
  for (const each of placed) {
    const card = cards.get(each.suggestion.id);
    if (card === undefined) cards.set(each.suggestion.id, [each]);
    else card.push(each);
  }
  return [...cards.values()];
}

function Begin({ workspace, review }: SuggestedProps) {
  const { draft, status } = useSuggesting(workspace.document);
  const begin = async () => {
    await draft.begin(workspace.text);
    // The copy is to be changed now.
    workspace.showText();
  };
  if (status === 'on')
    return <p className={styles.help}>You are suggesting changes: they are in the editor.</p>;
  const reason =
    status === 'loading'
      ? 'This device is looking for changes that you have not sent'
      : review.handle.mayWrite
        ? undefined
        : 'The relay takes no suggestions from here now';
  return (
    <div className={styles.begin}>
      <Button icon={<Icon of={PencilLine} />} onPress={() => void begin()} reason={reason}>
        Suggest changes
      </Button>
      <p className={styles.help}>
        Anyone in the association can, also while the text is closed to changes. You write in a
        copy, and those who may write the document decide.
      </p>
    </div>
  );
}

function reveal(workspace: DocumentWorkspace, each: PlacedChunk): void {
  suggestionsOn(workspace.text).select(keyOf(each));
  if (each.standing.status !== 'unknown') workspace.reveal(each.standing.from, each.standing.to);
}

/** Brings it into sight in the editor, and leaves the keyboard where it is. */
function look({ text, view }: DocumentWorkspace, each: PlacedChunk): void {
  suggestionsOn(text).select(keyOf(each));
  const { standing } = each;
  if (view === null || standing.status === 'unknown') return;
  const at = Math.min(standing.from, view.state.doc.length);
  view.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'center' }) });
}
