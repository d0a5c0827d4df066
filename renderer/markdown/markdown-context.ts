import { createContext, use } from 'react';

/** Finds an attachment's bytes; null where they are not on this device and cannot be had now. */
export type FindAttachment = (sha256: string, extension: string) => Promise<Blob | null>;

export interface MarkdownContext {
  /** What ids begin with, so that two texts on one page do not share any. */
  readonly prefix: string;
  /** `screen`: what is far away is drawn late. `whole`: everything at once, to be printed. */
  readonly extent: 'screen' | 'whole';
  readonly images: FindAttachment | null;
  /** Goes to an anchor of this text. */
  readonly goTo: (anchor: string) => void;
}

export const MarkdownSettings = createContext<MarkdownContext>({
  prefix: '',
  extent: 'screen',
  images: null,
  goTo: () => undefined,
});

export const useMarkdownSettings = (): MarkdownContext => use(MarkdownSettings);

/** The ids of a block's anchors, in their order. */
export const AnchorIds = createContext<readonly string[]>([]);

export function useAnchorId(anchor: number | undefined): string | undefined {
  const ids = use(AnchorIds);
  const { prefix } = useMarkdownSettings();
  const name = anchor === undefined ? undefined : ids[anchor];
  return name === undefined || name === '' ? undefined : `${prefix}${name}`;
}
