import { Page } from '../../ui/index.ts';

/** A topic of a group. */
export function TopicScreen({ topic }: { readonly topic: string }) {
  return <Page title={topic}>{null}</Page>;
}
