import type { EditorView } from '@codemirror/view';
import { useEffect, useRef, useState } from 'react';
import { Menu, MenuItem, Popover, Separator, Text } from 'react-aria-components';
import { classNames } from '../../ui/index.ts';
import styles from '../editor.module.css';
import { addPersonalWord } from './personal-words.ts';
import type { WrongWord } from './spell-check.ts';
import { windowSpeller } from './speller.ts';

export interface SpellingMenuProps {
  readonly view: EditorView;
  readonly wrong: WrongWord;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
}

const ADD = 'add-to-my-dictionary';

/** What a word that no dictionary has could be instead. */
export function SpellingMenu({ view, wrong, mayWrite, onClose }: SpellingMenuProps) {
  const [words, setWords] = useState<readonly string[] | null>(null);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let isThere = true;
    const look = async (): Promise<void> => {
      const found = await windowSpeller().suggest(wrong.word);
      if (isThere) setWords(found);
    };
    void look();
    return () => {
      isThere = false;
    };
  }, [wrong.word]);
  const close = (): void => {
    onClose();
    // Once the menu has let go of the focus.
    setTimeout(() => view.focus(), 0);
  };
  const choose = (id: string): void => {
    if (id === ADD) addPersonalWord(wrong.word.replaceAll('’', "'"));
    else put(view, wrong, id);
    close();
  };
  // Whatever has the focus first would be chosen by who is quick: that must be a suggestion.
  if (words === null) return null;
  const coords = view.coordsAtPos(wrong.from);
  return (
    <>
      <span
        ref={place}
        aria-hidden
        style={{
          position: 'fixed',
          left: coords?.left ?? 0,
          top: coords?.top ?? 0,
          height: (coords?.bottom ?? 0) - (coords?.top ?? 0),
        }}
      />
      <Popover
        triggerRef={place}
        isOpen
        placement="bottom start"
        onOpenChange={(isOpen) => {
          if (!isOpen) close();
        }}
        className={classNames(styles.menu)}
      >
        <Menu
          aria-label={`Spelling of ${wrong.word}`}
          autoFocus="first"
          onAction={(id) => choose(String(id))}
          disabledKeys={mayWrite ? ['none'] : ['none', ...words]}
        >
          {words.length === 0 ? (
            <MenuItem id="none" className={classNames(styles.menuItem)} textValue="Suggestions">
              <Text slot="label">No suggestion</Text>
            </MenuItem>
          ) : null}
          {words.map((word) => (
            <MenuItem key={word} id={word} className={classNames(styles.menuItem)} textValue={word}>
              <Text slot="label">{word}</Text>
            </MenuItem>
          ))}
          <Separator className={classNames(styles.menuLine)} />
          <MenuItem id={ADD} className={classNames(styles.menuItem)} textValue="Add">
            <Text slot="label">Add “{wrong.word}” to my dictionary</Text>
          </MenuItem>
        </Menu>
      </Popover>
    </>
  );
}

/** Puts a word in the place of the wrong one, where that still stands there. */
function put(view: EditorView, { word, from, to }: WrongWord, insert: string): void {
  if (view.state.readOnly || view.state.sliceDoc(from, to) !== word) return;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input.spelling',
  });
}
