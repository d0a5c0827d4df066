import { Page } from '../ui/index.ts';

export function ComingScreen({ title }: { readonly title: string }) {
  return <Page title={title}>Under way.</Page>;
}
