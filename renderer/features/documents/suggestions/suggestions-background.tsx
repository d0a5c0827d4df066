import { useEffect } from 'react';
import type { DocumentWorkspace } from '../workspace.ts';
import { followUndo } from './decide.ts';
import { suggestionsOn } from './suggestions-on-text.ts';

export const SUGGESTIONS = 'suggestions';

/** What goes on while the document is open: passages are followed, and undone acceptances said. */
export function SuggestionsBackground({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const { text, review, openPanel } = workspace;
  const suggestions = suggestionsOn(text);
  const said = review?.review.suggestions;
  const say = review?.say;
  useEffect(() => suggestions.follow(() => openPanel(SUGGESTIONS)), [suggestions, openPanel]);
  useEffect(() => {
    if (said !== undefined) suggestions.setSuggestions(said);
  }, [suggestions, said]);
  useEffect(() => (say === undefined ? undefined : followUndo({ text, say })), [text, say]);
  return null;
}
