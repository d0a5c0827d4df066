import { Page } from '../../ui/index.ts';

/** Every document of the association. */
export function DocumentsScreen() {
  return <Page title="Documents">{null}</Page>;
}
