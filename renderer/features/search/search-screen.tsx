import { Page } from '../../ui/index.ts';

/** Looks for words in all that this device has of the association. */
export function SearchScreen() {
  return <Page title="Search">{null}</Page>;
}
