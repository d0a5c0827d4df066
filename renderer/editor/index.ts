/** The editor of a document's Markdown: what screens use of it. */

export type { Kept } from './attachments/take-files.ts';
export { EDITOR_COMMANDS, type EditorCommand } from './commands/command-table.ts';
export { Editor, type EditorProps } from './editor.tsx';
export { keyWords } from './key-words.ts';
export { useOfView } from './view-watch.ts';
