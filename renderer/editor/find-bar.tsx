import {
  findNext,
  findPrevious,
  getSearchQuery,
  replaceAll,
  replaceNext,
  SearchQuery,
  searchPanelOpen,
  setSearchQuery,
} from '@codemirror/search';
import type { Command, EditorView } from '@codemirror/view';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button, Checkbox, Icon, TextField } from '../ui/index.ts';
import styles from './editor.module.css';
import { closeFind, findAsked, foundIn, type Found } from './find.ts';
import { useOfView, watchView } from './view-watch.ts';

export interface FindBarProps {
  readonly view: EditorView;
  readonly mayWrite: boolean;
}

/** Find and replace, above the text, while it is asked for. */
export function FindBar({ view, mayWrite }: FindBarProps) {
  const [isOpen, setOpen] = useState(searchPanelOpen(view.state));
  /** How often it was asked for: each time it takes the focus. */
  const [asked, setAsked] = useState(0);
  useEffect(
    () =>
      watchView(view, ({ state, transactions }) => {
        setOpen(searchPanelOpen(state));
        const isAsked = transactions.some(({ effects }) =>
          effects.some((each) => each.is(findAsked)),
        );
        if (isAsked) setAsked((before) => before + 1);
      }),
    [view],
  );
  return isOpen ? <OpenBar view={view} mayWrite={mayWrite} asked={asked} /> : null;
}

function OpenBar({ view, mayWrite, asked }: FindBarProps & { readonly asked: number }) {
  const bar = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState(() => getSearchQuery(view.state));
  useEffect(() => {
    setQuery(getSearchQuery(view.state));
    const field = bar.current?.querySelector('input');
    field?.focus();
    field?.select();
  }, [asked, view]);
  const change = (
    part: Partial<Pick<SearchQuery, 'search' | 'replace' | 'caseSensitive' | 'wholeWord'>>,
  ) => {
    const { search, replace, caseSensitive, wholeWord } = query;
    const next = new SearchQuery({
      search,
      replace,
      caseSensitive,
      wholeWord,
      literal: true,
      ...part,
    });
    setQuery(next);
    view.dispatch({ effects: setSearchQuery.of(next) });
  };
  const run = (command: Command) => () => void command(view);
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') closeFind(view);
    else if (
      event.key === 'Enter' &&
      event.target instanceof HTMLInputElement &&
      event.target.type === 'text'
    ) {
      const inFind = event.target === bar.current?.querySelector('input');
      if (!inFind) replaceNext(view);
      else if (event.shiftKey) findPrevious(view);
      else findNext(view);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={styles.find}
      role="search"
      aria-label="Find and replace"
      ref={bar}
      onKeyDown={pressed}
    >
      <div className={styles.findRow}>
        <TextField label="Find" value={query.search} onChange={(search) => change({ search })} />
        <Count view={view} query={query} />
        <Button
          size="small"
          label="The one before"
          icon={<Icon of={ArrowUp} />}
          onPress={run(findPrevious)}
        />
        <Button
          size="small"
          label="The next one"
          icon={<Icon of={ArrowDown} />}
          onPress={run(findNext)}
        />
        <Checkbox
          isSelected={query.caseSensitive}
          onChange={(caseSensitive) => change({ caseSensitive })}
        >
          Same case
        </Checkbox>
        <Checkbox isSelected={query.wholeWord} onChange={(wholeWord) => change({ wholeWord })}>
          Whole words
        </Checkbox>
        <Button
          size="small"
          variant="quiet"
          label="Close find and replace"
          icon={<Icon of={X} />}
          onPress={() => closeFind(view)}
        />
      </div>
      {mayWrite ? (
        <div className={styles.findRow}>
          <TextField
            label="Replace with"
            value={query.replace}
            onChange={(replace) => change({ replace })}
          />
          <Button size="small" onPress={run(replaceNext)}>
            Replace
          </Button>
          <Button size="small" onPress={run(replaceAll)}>
            Replace all
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Count({ view, query }: { readonly view: EditorView; readonly query: SearchQuery }) {
  const read = useCallback(({ state }: EditorView) => foundIn(state, query), [query]);
  const found = useOfView(view, read);
  return (
    <span className={styles.findCount} role="status">
      {query.search === '' || found === null ? '' : foundWords(found)}
    </span>
  );
}

function foundWords({ count, more, current }: Found): string {
  if (count === 0) return 'Not in this text';
  const all = more === 'yes' ? `more than ${count}` : String(count);
  return current === 0 ? `${all} found` : `${current} of ${all}`;
}
