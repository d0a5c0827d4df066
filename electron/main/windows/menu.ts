import { Menu, type MenuItemConstructorOptions } from 'electron';
import { PLACES } from '../../../shared/commands/places.ts';

/** What the menus can do that is not a window's own. */
export interface MenuActions {
  readonly newWindow: () => void;
  readonly exportAll: () => void;
  readonly showDataFolder: () => void;
  readonly goTo: (link: string) => void;
  readonly quit: () => void;
}

interface Command {
  readonly menu: 'File' | 'Edit' | 'View' | 'Go' | 'Window';
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string;
  /** What the system does by itself, or what the app does. */
  readonly does: NonNullable<MenuItemConstructorOptions['role']> | ((actions: MenuActions) => void);
}

const MENUS = ['File', 'Edit', 'View', 'Go', 'Window'] as const;

/** Every command of the menus. */
const COMMANDS: readonly Command[] = [
  {
    menu: 'File',
    id: 'new-window',
    label: 'New window',
    shortcut: 'CmdOrCtrl+Shift+N',
    does: ({ newWindow }) => newWindow(),
  },
  {
    menu: 'File',
    id: 'export',
    label: 'Export the ledger…',
    does: ({ exportAll }) => exportAll(),
  },
  {
    menu: 'File',
    id: 'data-folder',
    label: 'Show the data folder',
    does: ({ showDataFolder }) => showDataFolder(),
  },
  { menu: 'File', id: 'close', label: 'Close window', shortcut: 'CmdOrCtrl+W', does: 'close' },
  { menu: 'File', id: 'quit', label: 'Quit', shortcut: 'CmdOrCtrl+Q', does: ({ quit }) => quit() },
  { menu: 'Edit', id: 'undo', label: 'Undo', does: 'undo' },
  { menu: 'Edit', id: 'redo', label: 'Redo', does: 'redo' },
  { menu: 'Edit', id: 'cut', label: 'Cut', does: 'cut' },
  { menu: 'Edit', id: 'copy', label: 'Copy', does: 'copy' },
  { menu: 'Edit', id: 'paste', label: 'Paste', does: 'paste' },
  { menu: 'Edit', id: 'select-all', label: 'Select all', does: 'selectAll' },
  { menu: 'View', id: 'zoom-in', label: 'Larger', does: 'zoomIn' },
  { menu: 'View', id: 'zoom-out', label: 'Smaller', does: 'zoomOut' },
  { menu: 'View', id: 'zoom-reset', label: 'Usual size', does: 'resetZoom' },
  { menu: 'View', id: 'full-screen', label: 'Full screen', does: 'togglefullscreen' },
  ...PLACES.map(({ id, label, accelerator }): Command => ({
    menu: 'Go',
    id,
    label,
    ...(accelerator === undefined ? {} : { shortcut: accelerator }),
    does: ({ goTo }) => goTo(`convene://open/${id}`),
  })),
  { menu: 'Window', id: 'minimize', label: 'Minimize', does: 'minimize' },
];

export function setMenus(actions: MenuActions): void {
  const menus = MENUS.map((menu) => ({
    label: menu,
    submenu: COMMANDS.filter((command) => command.menu === menu).map((command) =>
      itemOf(command, actions),
    ),
  }));
  const own: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...own, ...menus]));
}

function itemOf(command: Command, actions: MenuActions): MenuItemConstructorOptions {
  const { id, label, shortcut, does } = command;
  const about = { id, label, ...(shortcut === undefined ? {} : { accelerator: shortcut }) };
  if (typeof does === 'string') return { ...about, role: does };
  return { ...about, click: () => does(actions) };
}
