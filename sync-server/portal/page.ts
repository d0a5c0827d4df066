import type { Html } from './html.ts';

/** The same in another form, for programs. */
export interface Alternate {
  readonly type: 'application/atom+xml' | 'text/calendar' | 'application/json';
  readonly path: string;
  readonly title: string;
}

/** A page of the portal, before what all pages have is put around it. */
export interface Page {
  readonly title: string;
  /** What stands above it, from the top. */
  readonly trail: readonly { readonly name: string; readonly path: string }[];
  /** A word or two above the title. */
  readonly kind: string | null;
  readonly body: Html;
  readonly alternates: readonly Alternate[];
}
