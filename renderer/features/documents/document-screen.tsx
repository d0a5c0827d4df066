import { Page } from '../../ui/index.ts';

/** A document that several people write. */
export function DocumentScreen({ document }: { readonly document: string }) {
  return <Page title={document}>{null}</Page>;
}
