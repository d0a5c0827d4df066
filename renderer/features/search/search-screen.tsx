import { Search } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { goTo } from '../../app/routes.ts';
import { isTyping } from '../../app/commands/shortcuts.ts';
import { classNames, Icon, Page } from '../../ui/index.ts';
import { SearchNotes } from './search-notes.tsx';
import { SearchResults } from './search-results.tsx';
import styles from './search.module.css';
import { moveAmongHits } from './move-among-hits.ts';
import { useSearch } from './use-search.ts';
import { useTypedQuery } from './use-typed-query.ts';

/** Looks for words in all that this device has of the association. */
export function SearchScreen() {
  const [typed, setTyped] = useTypedQuery();
  const { result, isLate, ask } = useSearch(typed);
  const field = useRef<HTMLInputElement>(null);
  const all = useRef<HTMLDivElement>(null);
  useSlash(field);
  // Whoever was on something that is not found any more is back where one types.
  useEffect(() => {
    if (document.activeElement === document.body) field.current?.focus();
  }, [result]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const moved = moveAmongHits(event.key, all.current, field.current);
    if (moved === 'moved') event.preventDefault();
  };
  const openFirst = () => {
    const [hit] = result?.hits ?? [];
    // What is shown may be of the words before.
    if (hit !== undefined && !isLate) goTo(`#/${hit.place}`);
  };
  return (
    <Page title="Search">
      <div ref={all} className={styles.search} onKeyDown={onKeyDown}>
        <SearchField
          className={classNames(styles.field)}
          value={typed}
          onChange={setTyped}
          onSubmit={openFirst}
        >
          <Label className={classNames(styles.label)}>
            Words in documents, comments, discussions and decisions
          </Label>
          <div className={styles.box}>
            <Icon of={Search} size="1.1em" />
            <Input
              ref={field}
              className={classNames(styles.input)}
              maxLength={200}
              data-first-focus
              placeholder="“quoted words” stand side by side"
            />
          </div>
        </SearchField>
        <SearchNotes result={result} />
        <div className={styles.results} aria-busy={isLate}>
          <SearchResults typed={typed} result={result} isLate={isLate} onMore={ask} />
        </div>
      </div>
    </Page>
  );
}

/** The key that leads here leads back to the field. */
function useSlash(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
      if (event.key !== '/' || hasModifier || event.defaultPrevented || isTyping(event.target))
        return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [field]);
}
