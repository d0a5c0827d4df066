import { useAssociation } from '../../stores/use-association.tsx';
import { Page } from '../../ui/index.ts';
import { said } from '../../../shared/wording/index.ts';
import { NextCommitSection } from './repository/next-commit-section.tsx';
import { SubmitSection } from './repository/submit-section.tsx';

/** One DIP, from its pull request to Final. */
export function DipScreen({ output }: { readonly output: string }) {
  const title = useAssociation(({ state }) => state.output.get(output)?.title ?? output);
  return (
    <Page title={said(title)}>
      <SubmitSection output={output} />
      <NextCommitSection output={output} />
    </Page>
  );
}
