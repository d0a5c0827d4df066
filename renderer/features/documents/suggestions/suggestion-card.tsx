import { useState } from 'react';
import { useStore } from 'zustand';
import { counted } from '../../../../shared/wording/index.ts';
import { Button, ConfirmDialog, Person, toast } from '../../../ui/index.ts';
import { CommentTime } from '../comments/comment-time.tsx';
import { ChunkList, type ShownChunk } from './chunk-list.tsx';
import { around } from './context.ts';
import { accept, reject, reopen } from './decide.ts';
import styles from './suggestions.module.css';
import { isOpen, keyOf, suggestionsOn, type PlacedChunk } from './suggestions-on-text.ts';
import type { DecisionDesk } from './use-desk.ts';

export interface SuggestionCardProps {
  /** The changes of one suggestion. */
  readonly placed: readonly PlacedChunk[];
  readonly desk: DecisionDesk;
  readonly waits: 'no' | 'yes';
  readonly onReveal: (each: PlacedChunk) => void;
  readonly onLook: (each: PlacedChunk) => void;
}

/** What somebody would have changed, and what became of it. */
export function SuggestionCard({ placed, desk, waits, onReveal, onLook }: SuggestionCardProps) {
  const { selected } = useStore(suggestionsOn(desk.text).store);
  const [first] = placed;
  if (first === undefined) return null;
  const { by, at, note } = first.suggestion;
  const words = desk.text.toJSON();
  const find = (key: string): PlacedChunk | undefined => placed.find((each) => keyOf(each) === key);
  return (
    <article className={styles.card}>
      <p className={styles.author}>
        <Person id={by} /> · <CommentTime at={at} editedAt={null} />
      </p>
      {note === '' ? null : (
        <p className={styles.why} dir="auto">
          {note}
        </p>
      )}
      <ChunkList
        label={counted(placed.length, 'change')}
        chunks={placed.map((each) => shown(each, desk, words))}
        selected={selected}
        onSelect={(key) => {
          const each = find(key);
          if (each !== undefined) onReveal(each);
        }}
        onLook={(key) => {
          const each = find(key);
          if (each !== undefined) onLook(each);
        }}
      />
      {waits === 'yes' ? <p className={styles.help}>Waits for the relay.</p> : null}
      <CardActions placed={placed} desk={desk} />
    </article>
  );
}

function CardActions({ placed, desk }: Pick<SuggestionCardProps, 'placed' | 'desk'>) {
  const [asking, setAsking] = useState<'no' | 'yes'>('no');
  const open = placed.filter(isOpen);
  const [first] = open;
  if (first === undefined) return null;
  const { suggestion } = first;
  const acceptAll = async (): Promise<void> => {
    // What cannot be kept can still be undone.
    await desk.checkpoint();
    const made = accept(desk, open);
    if (made < open.length)
      toast(`${counted(open.length - made, 'change')} could not be made: look at each`, 'danger');
  };
  return (
    <div className={styles.cardActions}>
      {open.length < 2 ? null : (
        <>
          <Button size="small" onPress={() => void acceptAll()} reason={desk.reason}>
            Accept all {open.length}
          </Button>
          <Button size="small" onPress={() => reject(desk, open)} reason={desk.reason}>
            Reject all {open.length}
          </Button>
        </>
      )}
      {suggestion.by === desk.me ? (
        <Button size="small" variant="quiet" onPress={() => setAsking('yes')}>
          Withdraw
        </Button>
      ) : null}
      <ConfirmDialog
        title="Withdraw the suggestion"
        sentence={`${counted(open.length, 'change')} that nobody has decided ${open.length === 1 ? 'is' : 'are'} no longer offered.`}
        consequence="The words stay in the document’s log, which nobody can change."
        confirmLabel="Withdraw"
        isOpen={asking === 'yes'}
        onCancel={() => setAsking('no')}
        onConfirm={() => {
          setAsking('no');
          desk.say({ type: 'withdraw', suggestion: suggestion.id });
        }}
      />
    </div>
  );
}

function shown(each: PlacedChunk, desk: DecisionDesk, words: string): ShownChunk {
  const { chunk, standing } = each;
  const open = isOpen(each);
  const canDecide = open && desk.reason === undefined;
  const canAccept = canDecide && standing.status !== 'unknown';
  const context =
    standing.status === 'unknown'
      ? { before: '', after: '' }
      : around(words, standing.from, standing.to);
  return {
    key: keyOf(each),
    ...context,
    removed: chunk.original,
    added: chunk.replacement,
    note: <Fate each={each} />,
    actions: <Decide each={each} desk={desk} />,
    onAccept: canAccept ? () => void accept(desk, [each]) : undefined,
    onReject: canDecide ? () => reject(desk, [each]) : undefined,
  };
}

function Decide({ each, desk }: { readonly each: PlacedChunk; readonly desk: DecisionDesk }) {
  const { chunk, standing } = each;
  const { status } = chunk.fate;
  if (status === 'withdrawn') return null;
  if (status !== 'open')
    return (
      <Button
        size="small"
        variant="quiet"
        onPress={() => reopen(desk, [each])}
        reason={desk.reason}
      >
        {status === 'accepted' && standing.status === 'already' ? 'Take it back' : 'Decide again'}
      </Button>
    );
  const missing =
    standing.status === 'unknown' ? 'The passage is not on this device yet' : undefined;
  return (
    <>
      <Button size="small" onPress={() => accept(desk, [each])} reason={desk.reason ?? missing}>
        {ACCEPT[standing.status]}
      </Button>
      <Button size="small" onPress={() => reject(desk, [each])} reason={desk.reason}>
        Reject
      </Button>
    </>
  );
}

const ACCEPT: Readonly<Record<PlacedChunk['standing']['status'], string>> = {
  stands: 'Accept',
  already: 'Mark as accepted',
  changed: 'Apply anyway',
  unknown: 'Accept',
};

function Fate({ each: { chunk, standing } }: { readonly each: PlacedChunk }) {
  const { fate } = chunk;
  switch (fate.status) {
    case 'accepted':
    case 'rejected':
    case 'withdrawn':
      return (
        <p className={styles.fate} data-fate={fate.status}>
          {FATES[fate.status]} <Person id={fate.by} /> ·{' '}
          <CommentTime at={fate.at} editedAt={null} />
          {fate.status === 'accepted' && standing.status === 'stands'
            ? '. The text reads as it did before: the edit was taken back, or has not come.'
            : null}
        </p>
      );
    case 'open':
      break;
  }
  switch (standing.status) {
    case 'stands':
      return null;
    case 'already':
      return <p className={styles.fate}>The text reads like this already.</p>;
    case 'unknown':
      return <p className={styles.fate}>Its passage is not on this device yet.</p>;
    case 'changed':
      return (
        <p className={styles.fate}>
          The text has changed since.{' '}
          {standing.now === '' ? (
            'The passage was deleted.'
          ) : (
            <>
              It reads now: <q className={styles.now}>{standing.now}</q>
            </>
          )}
        </p>
      );
  }
}

const FATES = {
  accepted: 'Accepted by',
  rejected: 'Rejected by',
  withdrawn: 'Withdrawn by',
};
