import { Page } from '../../ui/index.ts';

/** A meeting of a group. */
export function MeetingScreen({ meeting }: { readonly meeting: string }) {
  return <Page title={meeting}>{null}</Page>;
}
