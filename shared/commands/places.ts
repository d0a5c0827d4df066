/** A place that one goes to from anywhere. */
export interface Place {
  /** What stands after `#/` in the page's address, and after `open/` in a link. */
  readonly id: string;
  readonly label: string;
  /** A key, or two, one after the other. */
  readonly keys: string;
  /** In the system's menu, as Electron writes it. */
  readonly accelerator?: string;
}

/** The one table of them: the palette, the keys and the system's menu are made of it. */
export const PLACES: readonly Place[] = [
  { id: 'inbox', label: 'Inbox', keys: 'g i' },
  { id: 'groups', label: 'Groups', keys: 'g g' },
  { id: 'dips', label: 'DIPs', keys: 'g p' },
  { id: 'ballots', label: 'Ballots', keys: 'g b' },
  { id: 'documents', label: 'Documents', keys: 'g d' },
  { id: 'search', label: 'Search', keys: '/', accelerator: 'CmdOrCtrl+Shift+F' },
  { id: 'association', label: 'Association', keys: 'g a' },
  { id: 'ledger', label: 'Ledger', keys: 'g l' },
  { id: 'settings', label: 'Settings', keys: 'g s', accelerator: 'CmdOrCtrl+,' },
];
