export type SearchKind =
  'document' | 'dip' | 'comment' | 'discussion' | 'decision' | 'group' | 'person';

/** Something that can be found. */
export interface SearchEntry {
  readonly kind: SearchKind;
  readonly title: string;
  /** The place in the app, as it stands after `#/`. */
  readonly place: string;
  /** Where a line of the text is shown: `?line=` is added to the place, from this number on. */
  readonly line?: number;
  readonly text: string;
}
