import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { EDITOR_COMMANDS, keyWords } from '../../editor/index.ts';
import { singleKeys, useSingleKeys } from '../../stores/single-keys.ts';
import { useAssociationStore, useHost } from '../../stores/use-association.tsx';
import { Button, Dialog } from '../../ui/index.ts';
import { useApp } from '../app-context.tsx';
import { goTo } from '../routes.ts';
import { QueueDialog } from '../sync/queue-dialog.tsx';
import type { Command, CommandContext } from './command.ts';
import styles from './commands.module.css';
import { PanelContext, type Panel } from './panel-context.ts';
import { Palette } from './palette.tsx';
import { isTyping, shortcutFinder, shortcutWords } from './shortcuts.ts';
import { COMMANDS, jumps } from './table.ts';

/** Listens to keys, and shows the palette, the list of keys and the queue. */
export function CommandCentre({ children }: { readonly children: ReactNode }) {
  const app = useApp();
  const host = useHost();
  const store = useAssociationStore();
  const [panel, setPanel] = useState<Panel | null>(null);
  const context = useMemo(
    (): CommandContext => ({ app, host, store, goTo, open: setPanel }),
    [app, host, store],
  );
  useShortcuts(context);
  const close = () => setPanel(null);
  return (
    <PanelContext value={setPanel}>
      {children}
      {panel === 'palette' ? <PaletteOfAll context={context} onClose={close} /> : null}
      {panel === 'keys' ? <Keys onClose={close} /> : null}
      <QueueDialog isOpen={panel === 'queue'} onClose={close} />
    </PanelContext>
  );
}

function PaletteOfAll(props: { readonly context: CommandContext; readonly onClose: () => void }) {
  const store = useAssociationStore();
  // As things stand when it is opened: a list that changes under the hand is no help.
  const commands = useMemo(
    () => [...COMMANDS.filter(({ id }) => id !== 'palette'), ...jumps(store.getState())],
    [store],
  );
  return (
    <Palette
      isOpen
      commands={commands}
      onClose={props.onClose}
      onRun={(command) => command.run(props.context)}
    />
  );
}

function useShortcuts(context: CommandContext): void {
  useEffect(() => {
    const find = shortcutFinder(COMMANDS);
    const pressed = (event: KeyboardEvent) => {
      const inDialog =
        document.querySelector('[role="dialog"],[role="alertdialog"]:not([aria-modal="false"])') !==
        null;
      if (event.defaultPrevented || inDialog) return;
      const typing = isTyping(event.target) ? 'yes' : 'no';
      const { key, code, ctrlKey, metaKey, altKey } = event;
      // AltGr, which some systems tell as both: it writes a letter.
      if (event.getModifierState('AltGraph')) return;
      if (!ctrlKey && !metaKey && singleKeys() === 'off') return;
      const command = find({ key, code, ctrlKey, metaKey, altKey, at: event.timeStamp, typing });
      if (command === null || !mayRun(command, context)) return;
      event.preventDefault();
      command.run(context);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [context]);
}

const mayRun = (command: Command, { store }: CommandContext): boolean =>
  (command.canRun?.(store.getState()) ?? true) === true;

function Keys({ onClose }: { readonly onClose: () => void }) {
  const withKeys = COMMANDS.filter(({ shortcut }) => shortcut !== undefined);
  const areOff = useSingleKeys() === 'off';
  return (
    <Dialog
      title="Keys"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      actions={<Button onPress={onClose}>Close</Button>}
    >
      {/* There is nothing to press in the list, and it is longer than the window: keys scroll it. */}
      <div role="group" aria-label="All keys" tabIndex={0}>
        {areOff ? <p>Shortcuts of a single key are switched off, under Settings.</p> : null}
        <dl className={styles.keys}>
          {withKeys.map(({ id, label, shortcut }) => (
            <KeyRow key={id} label={label} shortcut={shortcutWords(shortcut ?? '')} />
          ))}
          <KeyRow label="On a ballot: yes, no, abstain" shortcut="Y, N, A" />
          <KeyRow label="On a suggested change: the next, the one before" shortcut="J, K" />
          <KeyRow label="On a suggested change: accept, reject" shortcut="A, R" />
          <KeyRow label="From part to part" shortcut="Tab" />
          <KeyRow label="Leave a dialog or a list" shortcut="Esc" />
        </dl>
        <h3 className={styles.keysOf}>In the text of a document</h3>
        <dl className={styles.keys}>
          {EDITOR_COMMANDS.map(({ id, label, key }) =>
            key === undefined ? null : <KeyRow key={id} label={label} shortcut={keyWords(key)} />,
          )}
          <KeyRow label="Find the next one, the one before" shortcut="F3, Shift F3" />
          <KeyRow label="What a marked word could be" shortcut={keyWords('Mod-.')} />
          <KeyRow label="In a table: next cell; in a list or code: indent" shortcut="Tab" />
          <KeyRow label="Leave the text, wherever the caret is" shortcut="Esc, then Tab" />
        </dl>
      </div>
    </Dialog>
  );
}

function KeyRow({ label, shortcut }: { readonly label: string; readonly shortcut: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <kbd>{shortcut}</kbd>
      </dd>
    </>
  );
}
