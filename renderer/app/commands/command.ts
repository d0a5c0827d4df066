import type { Host } from '../../../shared/client/host-messages.ts';
import type { App } from '../../stores/app-store.ts';
import type { AssociationStore, AssociationView } from '../../stores/association-store.ts';

/** What a command has to do its work with. */
export interface CommandContext {
  readonly app: App;
  readonly host: Host;
  readonly store: AssociationStore;
  readonly goTo: (path: string) => void;
  readonly open: (panel: 'palette' | 'keys' | 'queue') => void;
}

/** Something a person can do from the palette, by keys, or from a menu. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Its group in the palette. */
  readonly group:
    | 'Go to'
    | 'Do'
    | 'Groups'
    | 'Ballots'
    | 'DIPs'
    | 'Discussions'
    | 'Meetings'
    | 'Documents'
    | 'Help';
  /** `Mod+K`, `Mod+Alt+S`, `?`, or two keys one after the other: `g i`. */
  readonly shortcut?: string;
  /** Whether it can be done now, and why not. */
  canRun?(view: AssociationView): true | { readonly reason: string };
  run(context: CommandContext): void;
}
