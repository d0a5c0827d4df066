import type * as Y from 'yjs';
import type { Twg } from '../../../shared/rules/index.ts';
import { ActButton } from '../../app/act-button.tsx';
import { charterOf } from './charter-document.ts';
import type { Publication } from './publication.ts';
import { publishHeldBy } from './publication-words.ts';

interface PublishButtonProps {
  readonly twg: Twg;
  readonly doc: Y.Doc;
  readonly publication: Publication;
  readonly size?: 'small' | 'normal';
}

/** Signs the live text as the proposal's charter. */
export function PublishButton({ twg, doc, publication, size }: PublishButtonProps) {
  return (
    <ActButton
      type="proposal.revise"
      data={() => ({ twg: twg.id, charter: charterOf(doc) })}
      label={publication.effect === 'window-restarts' ? 'Publish and start again' : 'Publish'}
      confirm={publication.effect === 'window-restarts' ? 'words' : 'none'}
      variant="primary"
      size={size}
      reason={publishHeldBy(publication)}
    />
  );
}
