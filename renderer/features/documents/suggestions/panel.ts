import type { DocumentPanel } from '../workspace.ts';
import { suggestionMarks } from './suggestion-marks.ts';
import { SUGGESTIONS, SuggestionsBackground } from './suggestions-background.tsx';
import { SuggestionsPanel } from './suggestions-panel.tsx';

export const suggestionsPanel: DocumentPanel = {
  id: SUGGESTIONS,
  label: 'Suggestions',
  Panel: SuggestionsPanel,
  Background: SuggestionsBackground,
  count: ({ review }) =>
    (review?.review.suggestions ?? []).filter(({ chunks }) =>
      chunks.some(({ fate }) => fate.status === 'open'),
    ).length,
  extension: suggestionMarks,
};
