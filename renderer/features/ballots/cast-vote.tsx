/** Casting, changing, recusing: each says what it does to the count before it is done. */

import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { Ballot } from '../../../shared/rules/index.ts';
import type { Choice } from '../../../shared/rules/rule.ts';
import { CHOICES, choiceWords, refusalWords } from '../../../shared/wording/index.ts';
import { useReadOnly } from '../../app/use-read-only.ts';
import { useSingleKeys } from '../../stores/single-keys.ts';
import { useActs, useAssociation } from '../../stores/use-association.tsx';
import { Button, RadioGroup, TextArea } from '../../ui/index.ts';
import { ConfirmVote } from './confirm-vote.tsx';
import { Effect } from './effect.tsx';
import type { ExactText } from './exact-text.ts';
import type { MyVote } from './my-vote.ts';
import { ReasonedAct } from './reasoned-act.tsx';
import { useVoteKeys } from './use-vote-keys.ts';
import styles from './ballots.module.css';

export const MOST_CHARACTERS = 2000;

/** As the rules count them: characters, not UTF-16 units. */
export const charactersOf = (text: string): number => Array.from(text).length;

/** An act of which nothing comes by itself. */
const ENDED: ReadonlySet<string> = new Set(['held', 'refused']);

/** How long a dialog takes to close and to give the focus back, in ms. */
const BACK_WITHIN = 300;

interface CastVoteProps {
  readonly ballot: Ballot;
  readonly exact: ExactText;
  readonly mine: MyVote;
}

export function CastVote({ ballot, exact, mine }: CastVoteProps) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const [comment, setComment] = useState('');
  const [dialog, setDialog] = useState<'closed' | 'open'>('closed');
  const panel = useRef<HTMLDivElement>(null);
  const obstacle = useObstacle(ballot, exact, comment);
  const [chosenByKey, setChosenByKey] = useState(0);
  const choose = useCallback((chosen: Choice) => {
    setChoice(chosen);
    setChosenByKey((times) => times + 1);
  }, []);
  useVoteKeys(choose);
  // So that Enter reviews what was chosen; once the button is there that can be pressed.
  useEffect(() => {
    if (chosenByKey === 0) return;
    panel.current?.querySelector<HTMLElement>('[data-review] button')?.focus();
  }, [chosenByKey]);
  useStaysInSight(panel, exact.status);
  const [cast, setCast] = useState(0);
  useShowsWhatIsCast(panel, cast);
  const again = mine.counted !== null || mine.waiting.some(({ fate }) => !ENDED.has(fate.status));
  return (
    <div className={styles.cast} ref={panel}>
      <RadioGroup
        label={again ? 'Change it to' : 'How do you vote?'}
        items={(['yes', 'no', 'abstain'] as const).map((id) => ({
          id,
          label: CHOICES[id],
          description: choiceWords(id, ballot.rule),
        }))}
        value={choice}
        onChange={(id) => {
          if (id === 'yes' || id === 'no' || id === 'abstain') setChoice(id);
        }}
      />
      {choice === null ? null : <Effect ballot={ballot} step={{ kind: 'cast', choice }} />}
      <TextArea
        label="Reason (optional)"
        rows={3}
        value={comment}
        onChange={setComment}
        description={`Permanent: it stays in the ledger for ever. ${charactersOf(comment)} of ${MOST_CHARACTERS} characters.`}
        error={
          charactersOf(comment) > MOST_CHARACTERS ? 'It is longer than a reason may be.' : null
        }
      />
      <div className={styles.actions}>
        <span data-review>
          <Button
            variant="primary"
            reason={obstacle ?? (choice === null ? 'Choose yes, no or abstain first.' : undefined)}
            onPress={() => setDialog('open')}
          >
            {choice === null ? 'Review your vote' : `Review: ${CHOICES[choice]}`}
          </Button>
        </span>
        <ReasonedAct
          type="ballot.recuse"
          data={{ ballot: ballot.id }}
          label="Recuse yourself"
          variant="quiet"
          reasonLabel="Reason"
          reasonHint="Permanent: it stays in the ledger for ever, beside your name."
        >
          <p>
            You step back from this ballot: your name stays on the roll, and you can neither vote in
            it nor take the recusal back.
          </p>
          <Effect ballot={ballot} step={{ kind: 'recuse' }} />
        </ReasonedAct>
      </div>
      <KeysHint />
      {dialog === 'closed' || choice === null ? null : (
        <ConfirmVote
          ballot={ballot}
          choice={choice}
          comment={comment.trim() === '' ? null : comment}
          onClose={() => setDialog('closed')}
          onCast={() => {
            setDialog('closed');
            setChoice(null);
            setComment('');
            setCast((times) => times + 1);
          }}
        />
      )}
    </div>
  );
}

/**
 * Whoever has chosen by a key before the text has come stays where they are: as the page grows, the
 * browser keeps something else in its place.
 */
function useStaysInSight(panel: RefObject<HTMLElement | null>, comes: ExactText['status']): void {
  useEffect(() => {
    // Once the page has been laid out with it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const { activeElement } = document;
        if (panel.current?.contains(activeElement) === true)
          activeElement?.scrollIntoView({ block: 'nearest' });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [panel, comes]);
}

/** What was cast is said above the choices, which may be out of sight by then. */
function useShowsWhatIsCast(panel: RefObject<HTMLElement | null>, cast: number): void {
  useEffect(() => {
    if (cast === 0) return;
    // Once the dialog has given the focus back.
    const later = setTimeout(() => {
      panel.current?.closest('section')?.scrollIntoView({ block: 'start' });
    }, BACK_WITHIN);
    return () => clearTimeout(later);
  }, [panel, cast]);
}

function KeysHint() {
  if (useSingleKeys() === 'off') return null;
  return (
    <p className={styles.quiet}>
      Keys: <kbd>y</kbd> yes, <kbd>n</kbd> no, <kbd>a</kbd> abstain, then <kbd>Enter</kbd> to
      review. Nothing is cast before you confirm.
    </p>
  );
}

/** Why no vote can be cast now; null where it can. */
function useObstacle(ballot: Ballot, exact: ExactText, comment: string): string | null {
  const acts = useActs();
  const state = useAssociation((view) => view.state);
  const readOnly = useReadOnly();
  if (exact.status === 'wrong') return 'What came is not the text that is voted on.';
  if (exact.status !== 'verified') return 'The exact text is not on this device yet.';
  if (readOnly === 'keys-locked') return 'The keys of this device are locked.';
  if (readOnly === 'no-secure-context') return 'Over plain http this app can only read.';
  if (charactersOf(comment) > MOST_CHARACTERS) return 'The reason is too long.';
  const { id, textSha256 } = ballot;
  const refusal = acts.check('ballot.cast', { ballot: id, choice: 'yes', textSha256 });
  if (refusal === null) return null;
  const words = refusalWords(refusal, state);
  return `${words.detail} ${words.way}`;
}
