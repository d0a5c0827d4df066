import { Page } from '../../ui/index.ts';

/** Every DIP of the association, by status. */
export function DipsScreen() {
  return <Page title="DIPs">{null}</Page>;
}
