import type { EditorView } from '@codemirror/view';
import {
  Bold,
  ChevronDown,
  Code,
  Italic,
  Link as LinkIcon,
  List,
  ListChecks,
  ListOrdered,
  Redo2,
  Search,
  Settings2,
  SquareCode,
  TextQuote,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Group,
  Keyboard,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  Text,
  Toolbar as AriaToolbar,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { classNames, Icon } from '../ui/index.ts';
import {
  BLOCKS,
  FIND,
  HEADINGS,
  HISTORY,
  INSERT_TABLE,
  MARKS,
  TABLES,
  type EditorCommand,
} from './commands/command-table.ts';
import { tableAt } from './commands/table.ts';
import styles from './editor.module.css';
import { keyWords } from './key-words.ts';
import { changeEditorSettings, useEditorSettings } from './settings.ts';
import { useOfView } from './view-watch.ts';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  bold: Bold,
  italic: Italic,
  code: Code,
  link: LinkIcon,
  bullets: List,
  numbers: ListOrdered,
  tasks: ListChecks,
  quote: TextQuote,
  'code-block': SquareCode,
  undo: Undo2,
  redo: Redo2,
  find: Search,
};

export interface ToolbarProps {
  readonly view: EditorView;
  readonly mayWrite: boolean;
}

/** What can be done to the text, by button; the same as by keys. */
export function Toolbar({ view, mayWrite }: ToolbarProps) {
  return (
    <AriaToolbar aria-label="Writing" className={classNames(styles.toolbar)}>
      {mayWrite ? <WritingTools view={view} /> : null}
      <Group aria-label="View of the text">
        <Tool view={view} command={FIND} />
        <SettingsMenu />
      </Group>
    </AriaToolbar>
  );
}

function WritingTools({ view }: { readonly view: EditorView }) {
  const inTable = useOfView(view, isInTable) === true;
  return (
    <>
      <Group aria-label="Marks">
        {MARKS.map((command) => (
          <Tool key={command.id} view={view} command={command} />
        ))}
      </Group>
      <Separator orientation="vertical" />
      <Group aria-label="Blocks">
        <CommandMenu view={view} label="Heading" commands={HEADINGS} />
        {BLOCKS.map((command) => (
          <Tool key={command.id} view={view} command={command} />
        ))}
        <CommandMenu
          view={view}
          label="Table"
          commands={[INSERT_TABLE, ...TABLES]}
          disabled={inTable ? [INSERT_TABLE.id] : TABLES.map(({ id }) => id)}
          why={inTable ? 'The caret is in a table' : 'Put the caret into a table for it'}
        />
      </Group>
      <Separator orientation="vertical" />
      <Group aria-label="Edits">
        {HISTORY.map((command) => (
          <Tool key={command.id} view={view} command={command} />
        ))}
      </Group>
      <Separator orientation="vertical" />
    </>
  );
}

const isInTable = ({ state }: EditorView): boolean => tableAt(state) !== null;

function run(view: EditorView, command: EditorCommand): void {
  command.run(view);
  // The bar to find with takes the focus itself.
  if (command !== FIND) view.focus();
}

function Tool({ view, command }: { readonly view: EditorView; readonly command: EditorCommand }) {
  const { id, label, key } = command;
  const icon = ICONS[id];
  return (
    <TooltipTrigger delay={400} closeDelay={100}>
      <AriaButton
        aria-label={label}
        {...(key === undefined ? {} : { 'aria-keyshortcuts': keyWords(key).replaceAll(' ', '+') })}
        className={classNames(styles.tool)}
        onPress={() => run(view, command)}
      >
        {icon === undefined ? label : <Icon of={icon} />}
      </AriaButton>
      <Tooltip className={classNames(styles.tip)} offset={6}>
        {label}
        {key === undefined ? null : <Keyboard>{keyWords(key)}</Keyboard>}
      </Tooltip>
    </TooltipTrigger>
  );
}

function DropDown({
  label,
  icon,
  children,
}: {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}) {
  return (
    <MenuTrigger>
      <AriaButton className={classNames(styles.tool)} aria-label={label}>
        {icon === undefined ? label : <Icon of={icon} />}
        <ChevronDown size="0.9em" aria-hidden />
      </AriaButton>
      <Popover className={classNames(styles.menu)}>{children}</Popover>
    </MenuTrigger>
  );
}

interface CommandMenuProps {
  readonly view: EditorView;
  readonly label: string;
  readonly commands: readonly EditorCommand[];
  readonly disabled?: readonly string[];
  /** Why those are. */
  readonly why?: string;
}

function CommandMenu({ view, label, commands, disabled = [], why }: CommandMenuProps) {
  return (
    <DropDown label={label}>
      <Menu
        aria-label={label}
        disabledKeys={disabled}
        onAction={(id) => {
          const command = commands.find((each) => each.id === id);
          // Once the menu has let go of the focus.
          if (command !== undefined) setTimeout(() => run(view, command), 0);
        }}
      >
        {commands.map(({ id, label, key }) => (
          <MenuItem key={id} id={id} textValue={label} className={classNames(styles.menuItem)}>
            <Text slot="label">{label}</Text>
            {key === undefined ? null : <Keyboard>{keyWords(key)}</Keyboard>}
            {disabled.includes(id) && why !== undefined ? (
              <Text slot="description" className={classNames(styles.menuWhy)}>
                {why}
              </Text>
            ) : null}
          </MenuItem>
        ))}
      </Menu>
    </DropDown>
  );
}

function SettingsMenu() {
  const { spelling, lineNumbers } = useEditorSettings();
  const chosen = [
    ...(spelling === 'on' ? ['spelling'] : []),
    ...(lineNumbers === 'on' ? ['lineNumbers'] : []),
  ];
  return (
    <DropDown label="Settings of the editor" icon={Settings2}>
      <Menu
        aria-label="Settings of the editor"
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => {
          const on = (id: string): 'on' | 'off' => (keys === 'all' || keys.has(id) ? 'on' : 'off');
          changeEditorSettings({ spelling: on('spelling'), lineNumbers: on('lineNumbers') });
        }}
      >
        <MenuItem
          id="spelling"
          textValue="Look at the spelling"
          className={classNames(styles.menuItem)}
        >
          {({ isSelected }) => <Choice label="Look at the spelling (English)" isOn={isSelected} />}
        </MenuItem>
        <MenuItem
          id="lineNumbers"
          textValue="Number the lines"
          className={classNames(styles.menuItem)}
        >
          {({ isSelected }) => <Choice label="Number the lines" isOn={isSelected} />}
        </MenuItem>
      </Menu>
    </DropDown>
  );
}

function Choice({ label, isOn }: { readonly label: string; readonly isOn: boolean }) {
  return (
    <>
      <Text slot="label">{label}</Text>
      <span aria-hidden>{isOn ? '✓' : ''}</span>
    </>
  );
}
