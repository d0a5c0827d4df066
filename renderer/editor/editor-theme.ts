import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** The editor's look, from the tokens alone: so it is right in every theme. */
export const EDITOR_THEME: Extension = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--surface-raised)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font)',
    fontSize: 'var(--size-body)',
    lineHeight: 'var(--leading)',
    overflow: 'auto',
  },
  '.cm-content': {
    maxWidth: '48rem',
    padding: 'var(--space-5) 0 40vh',
    marginInline: 'auto',
    caretColor: 'var(--text)',
  },
  '.cm-line': { padding: '0 var(--space-5)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
  '.cm-placeholder': { color: 'var(--text-muted)' },
  '.cm-gutters': {
    border: '0',
    backgroundColor: 'var(--surface-sunken)',
    color: 'var(--text-muted)',
    fontFamily: 'var(--font-mono)',
    fontSize: 'var(--size-small)',
  },
  '.cm-activeLineGutter': { backgroundColor: 'var(--surface-hover)', color: 'var(--text)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    { backgroundColor: 'color-mix(in srgb, var(--focus) 24%, transparent)' },
  '.cm-searchMatch': {
    backgroundColor: 'var(--warning-surface)',
    outline: '1px solid var(--warning-text)',
  },
  '.cm-searchMatch-selected': { outline: '2px solid var(--focus)' },
  '.cm-invisible': {
    display: 'inline-block',
    padding: '0 2px',
    border: '1px solid var(--danger)',
    borderRadius: '3px',
    backgroundColor: 'var(--danger-surface)',
    color: 'var(--danger-text)',
    fontFamily: 'var(--font-mono)',
    fontSize: '0.7em',
    lineHeight: '1.2',
    unicodeBidi: 'isolate',
  },
  '.cm-misspelt': {
    textDecoration: 'underline wavy var(--danger)',
    textDecorationThickness: '1px',
    textUnderlineOffset: '0.2em',
    textDecorationSkipInk: 'none',
  },
  '.cm-md-heading': { fontWeight: '650' },
  '.cm-md-heading-1': { fontSize: '1.5em' },
  '.cm-md-heading-2': { fontSize: '1.25em' },
  '.cm-md-heading-3': { fontSize: '1.1em' },
  '.cm-md-strong': { fontWeight: '650' },
  '.cm-md-emphasis': { fontStyle: 'italic' },
  '.cm-md-struck': { textDecoration: 'line-through' },
  '.cm-md-code': { fontFamily: 'var(--font-mono)', fontSize: '0.92em' },
  '.cm-md-link': { color: 'var(--accent-text)' },
  '.cm-md-url, .cm-md-comment, .cm-md-quote': { color: 'var(--text-muted)' },
  '.cm-md-key': { color: 'var(--info-text)', fontWeight: '550' },
  '.cm-md-mark': { color: 'var(--text-muted)', fontWeight: '400' },
});
