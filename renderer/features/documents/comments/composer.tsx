import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from 'react';
import { MAX_COMMENT } from '../../../../shared/review/entries.ts';
import { useAssociation } from '../../../stores/use-association.tsx';
import { Button, Hidden } from '../../../ui/index.ts';
import styles from './comments.module.css';
import { mentionedIn, offered, queryAt, withMention, type MentionQuery } from './mention-text.ts';
import { mentionablePeople, type Mentionable } from './people.ts';

export interface ComposerProps {
  /** What is written: `Comment`, `Reply`. */
  readonly label: string;
  readonly sendLabel: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onSend: (said: { readonly text: string; readonly mentions: readonly string[] }) => void;
  /** Leaves it; what was written is kept. */
  readonly onLeave: () => void;
  /** Throws it away. */
  readonly onDiscard: () => void;
  /** Why nothing can be said now. */
  readonly reason?: string | undefined;
  readonly standing: 'kept' | 'not-kept';
}

/** A field for plain words. `@` offers people; Ctrl or ⌘ with Enter sends; Esc leaves it. */
export function Composer(props: ComposerProps) {
  const { label, sendLabel, value, onChange, onSend, onLeave, onDiscard } = props;
  const state = useAssociation((view) => view.state);
  const people = useMemo(() => mentionablePeople(state), [state]);
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useMentionList(value, people, field, onChange);
  const id = useId();
  const reason = props.reason ?? reasonOf(value);
  useLayoutEffect(() => {
    const here = field.current?.parentElement;
    const home = here?.parentElement?.closest<HTMLElement>('[tabindex]');
    field.current?.focus();
    return () => {
      // The keyboard is still in it, and would be nowhere once it is gone.
      if (here?.contains(document.activeElement) === true) home?.focus({ preventScroll: true });
    };
  }, []);

  const send = () => {
    if (reason !== undefined) return;
    onSend({ text: value.trim(), mentions: mentionedIn(value, people) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (list.takes(event)) return;
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!sends && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (sends) send();
    else onLeave();
  };
  return (
    <div className={styles.composer}>
      <label htmlFor={id} className={styles.composerLabel}>
        {label}
      </label>
      <textarea
        id={id}
        ref={field}
        className={styles.field}
        dir="auto"
        rows={3}
        value={value}
        aria-describedby={`${id}-help`}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={list.offers.length === 0 ? undefined : `${id}-people`}
        aria-activedescendant={list.active === null ? undefined : `${id}-${list.active.id}`}
        onChange={(event) => {
          onChange(event.target.value);
          list.look(event.target);
        }}
        onSelect={(event) => list.look(event.currentTarget)}
        onBlur={list.close}
        onKeyDown={onKeyDown}
      />
      <People id={id} offers={list.offers} active={list.active} onChoose={list.choose} />
      <p id={`${id}-help`} className={styles.help}>
        <kbd>@</kbd> mentions somebody. {keysWords} sends. Esc keeps it for later.
      </p>
      {props.standing === 'kept' ? null : (
        <p role="status" className={styles.notKept}>
          This device has no room to keep it: send it before you close the window.
        </p>
      )}
      <div className={styles.buttons}>
        <Button size="small" variant="primary" onPress={send} reason={reason}>
          {sendLabel}
        </Button>
        <Button size="small" variant="quiet" onPress={onDiscard}>
          {value.trim() === '' ? 'Cancel' : 'Discard'}
        </Button>
      </div>
    </div>
  );
}

const keysWords = navigator.platform.startsWith('Mac') ? '⌘ Enter' : 'Ctrl+Enter';

function reasonOf(value: string): string | undefined {
  const { length } = value.trim();
  if (length === 0) return 'Write something first.';
  return length > MAX_COMMENT
    ? `A comment has at most ${MAX_COMMENT.toLocaleString('en-GB')} characters; this one has ${length.toLocaleString('en-GB')}.`
    : undefined;
}

/** Which people are offered for what is typed behind an `@`, and the keys to choose one. */
function useMentionList(
  value: string,
  people: readonly Mentionable[],
  field: Ref<HTMLTextAreaElement> & { readonly current: HTMLTextAreaElement | null },
  onChange: (text: string) => void,
) {
  const [query, setQuery] = useState<MentionQuery | null>(null);
  const [at, setAt] = useState(0);
  /** An `@` whose list was closed with Esc. */
  const [closed, setClosed] = useState<number | null>(null);
  const caret = useRef<number | null>(null);
  useEffect(() => {
    if (caret.current === null) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [value, field]);
  const isOpen = query !== null && query.at !== closed;
  const offers = isOpen ? offered(query.query, people) : [];
  const active = offers[Math.min(at, offers.length - 1)] ?? null;
  const close = () => setQuery(null);
  const choose = (person: Mentionable) => {
    if (query === null) return;
    const next = withMention(value, query, person);
    caret.current = next.caret;
    onChange(next.text);
    close();
    field.current?.focus();
  };
  const look = ({ value: text, selectionStart, selectionEnd }: HTMLTextAreaElement) => {
    const next = selectionStart === selectionEnd ? queryAt(text, selectionStart) : null;
    if (next?.at !== query?.at || next?.query !== query?.query) setAt(0);
    if (next === null) setClosed(null);
    setQuery(next);
  };
  const takes = (event: KeyboardEvent): boolean => {
    if (active === null || query === null || event.ctrlKey || event.metaKey) return false;
    const step = event.key === 'ArrowDown' ? 1 : -1;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        setAt((Math.min(at, offers.length - 1) + step + offers.length) % offers.length);
        break;
      case 'Enter':
      case 'Tab':
        choose(active);
        break;
      case 'Escape':
        setClosed(query.at);
        break;
      default:
        return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { offers, active, choose, close, look, takes };
}

interface PeopleProps {
  readonly id: string;
  readonly offers: readonly Mentionable[];
  readonly active: Mentionable | null;
  readonly onChoose: (person: Mentionable) => void;
}

function People({ id, offers, active, onChoose }: PeopleProps) {
  return (
    <>
      <Hidden>
        <span role="status">
          {active === null
            ? ''
            : `${offers.length} people: ${active.label}, ${active.organization}`}
        </span>
      </Hidden>
      {offers.length === 0 ? null : (
        <div id={`${id}-people`} role="listbox" aria-label="People" className={styles.people}>
          {offers.map((person) => (
            <div
              key={person.id}
              id={`${id}-${person.id}`}
              role="option"
              aria-selected={person === active}
              className={styles.person}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(person)}
            >
              <span>{person.name}</span>
              <span className={styles.organization}>
                {person.label.endsWith(`(${person.id})`)
                  ? `${person.organization} · ${person.id}`
                  : person.organization}
              </span>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
