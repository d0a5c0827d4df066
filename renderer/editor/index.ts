/** The editor of a document's Markdown: what screens use of it. */

export { Editor, type EditorProps } from './editor.tsx';
