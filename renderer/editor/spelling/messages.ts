/** What the page asks of the worker that has the dictionary, and what it answers. */

export type SpellingRequest =
  | { readonly type: 'check'; readonly id: number; readonly words: readonly string[] }
  | { readonly type: 'suggest'; readonly id: number; readonly word: string };

export type SpellingReply =
  /** Those that are in no dictionary. */
  | { readonly type: 'checked'; readonly id: number; readonly wrong: readonly string[] }
  | { readonly type: 'suggested'; readonly id: number; readonly words: readonly string[] };
