import type { Twg } from '../../../shared/rules/index.ts';
import type { DocumentHandle } from '../../collab/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Button, Callout } from '../../ui/index.ts';
import { CharterView } from '../groups/charter-view.tsx';
import { startFrom } from './charter-document.ts';

/** Nobody has written in the document yet, but there is a published text: one person starts. */
export function StartHere(props: { readonly twg: Twg; readonly handle: DocumentHandle }) {
  const { twg, handle } = props;
  const isOffline = useAssociation(({ connection }) => connection.status !== 'online');
  const isRead = handle.status.relay === 'acknowledged';
  return (
    <>
      <Callout
        tone="info"
        title={`Nobody has edited this ${twg.formedAt === null ? 'proposal' : 'charter'} here yet`}
        action={
          <Button
            variant="primary"
            onPress={() => startFrom(handle.doc, twg.charter)}
            reason={heldBy(handle.mayWrite, isRead || isOffline)}
          >
            {twg.formedAt === null
              ? 'Start from the published text'
              : 'Start from the charter in force'}
          </Button>
        }
      >
        {twg.formedAt === null ? 'The published text' : 'What it says'} becomes the draft that you
        write on together.
        {isOffline
          ? ' The relay is not reached: if somebody else starts at the same time, the text will be there twice.'
          : null}
      </Callout>
      {twg.formedAt === null ? <CharterView charter={twg.charter} /> : null}
    </>
  );
}

function heldBy(mayWrite: boolean, isKnown: boolean): string | undefined {
  if (!isKnown) return 'The relay is still being asked whether somebody has started. One moment.';
  return mayWrite ? undefined : 'The relay does not let you write here now.';
}
