import { createStore } from 'zustand/vanilla';
import type { DocumentWorkspace } from '../workspace.ts';
import type { RefusedFile, TextFile } from './read-markdown.ts';

/** What is put to the person about a file that they brought. */
export type Importing =
  | { readonly status: 'none' }
  | {
      readonly status: 'refused';
      readonly document: string;
      readonly file: RefusedFile;
    }
  /** `asked`: the document has a text already; is it to be replaced? `agreed`: it is to be done. */
  | {
      readonly status: 'asked' | 'agreed';
      readonly document: string;
      readonly file: TextFile;
    }
  /** It may not be written now. */
  | { readonly status: 'read-only'; readonly document: string; readonly name: string };

/** One file at a time in a window. */
export const importDesk = createStore<{ readonly importing: Importing }>(() => ({
  importing: { status: 'none' },
}));

export const tellImporting = (importing: Importing): void => importDesk.setState({ importing });

/** Lets go of what is asked. */
export const importSettled = (): void => tellImporting({ status: 'none' });

/** The document that is on the screen, for commands that are about it. */
export const openWorkspace = createStore<{ readonly workspace: DocumentWorkspace | null }>(() => ({
  workspace: null,
}));
