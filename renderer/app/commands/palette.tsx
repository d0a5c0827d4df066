import { useState } from 'react';
import {
  Autocomplete,
  Dialog as AriaDialog,
  Input,
  Keyboard,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
  useFilter,
} from 'react-aria-components';
import { useAssociation } from '../../stores/use-association.tsx';
import { classNames } from '../../ui/index.ts';
import { paths } from '../routes.ts';
import type { Command } from './command.ts';
import styles from './commands.module.css';
import { shortcutWords } from './shortcuts.ts';

export interface PaletteProps {
  readonly commands: readonly Command[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onRun: (command: Command) => void;
}

/** Everything that can be done from here, found by typing. */
export function Palette({ commands, isOpen, onClose, onRun }: PaletteProps) {
  return (
    <ModalOverlay
      className={classNames(styles.overlay)}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={classNames(styles.palette)}>
        <AriaDialog className={classNames(styles.paletteDialog)} aria-label="Commands">
          <PaletteList
            commands={commands}
            onRun={(command) => {
              onClose();
              onRun(command);
            }}
          />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The item that is always there: what is typed, looked for in all that this device has. */
const SEARCH = 'search-for';

function PaletteList({ commands, onRun }: Pick<PaletteProps, 'commands' | 'onRun'>) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const [typed, setTyped] = useState('');
  const query = typed.trim();
  const held = useAssociation((view) => {
    const reasons = commands.map((command) => {
      const may = command.canRun?.(view) ?? true;
      return may === true ? null : may.reason;
    });
    return reasons;
  });
  return (
    <Autocomplete
      inputValue={typed}
      onInputChange={setTyped}
      filter={(text, input, { key }) => key === SEARCH || contains(text, input)}
    >
      <SearchField aria-label="Find a command, a group, a ballot or a document" autoFocus>
        <Input
          className={classNames(styles.search)}
          placeholder="Find a command, a group, a ballot or a document"
        />
      </SearchField>
      {/* The list has no focus of its own, the field has: so that it can be scrolled by keys too. */}
      <div className={styles.scroller} role="group" aria-label="What was found" tabIndex={0}>
        <Menu
          aria-label="Commands"
          className={classNames(styles.results)}
          disabledKeys={commands.filter((_, at) => (held[at] ?? null) !== null).map(({ id }) => id)}
          onAction={(key) => {
            const command =
              key === SEARCH ? searchFor(query) : commands.find(({ id }) => id === key);
            if (command !== undefined) onRun(command);
          }}
          renderEmptyState={() => <p className={styles.nothing}>Nothing by that name.</p>}
        >
          {commands.map((command, at) => (
            <MenuItem
              key={command.id}
              id={command.id}
              textValue={command.label}
              className={classNames(styles.result)}
            >
              <Text slot="label">{command.label}</Text>
              <Text slot="description" className={classNames(styles.quiet)}>
                {held[at] ?? command.group}
              </Text>
              {command.shortcut === undefined ? null : (
                <Keyboard>{shortcutWords(command.shortcut)}</Keyboard>
              )}
            </MenuItem>
          ))}
          {query === '' ? null : (
            <MenuItem
              id={SEARCH}
              textValue={`Search for ${query}`}
              className={classNames(styles.result)}
            >
              <Text slot="label">{`Search for “${query}”`}</Text>
              <Text slot="description" className={classNames(styles.quiet)}>
                In all texts
              </Text>
            </MenuItem>
          )}
        </Menu>
      </div>
    </Autocomplete>
  );
}

const searchFor = (query: string): Command => ({
  id: SEARCH,
  label: `Search for ${query}`,
  group: 'Go to',
  run: ({ goTo }) => goTo(paths.search(query)),
});
