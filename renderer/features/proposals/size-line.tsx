import { Callout } from '../../ui/index.ts';
import { sizeWords } from './publication-words.ts';
import type { Publication } from './publication.ts';

/** How near the text is to the most that a charter may have; nothing while it is far from it. */
export function SizeLine({ size }: Pick<Publication, 'size'>) {
  if (size.standing === 'fine') return null;
  return (
    <Callout
      tone={size.standing === 'over' ? 'danger' : 'warning'}
      title={size.standing === 'over' ? 'Too long to publish' : 'Nearly full'}
      role="status"
    >
      {sizeWords(size)}
    </Callout>
  );
}
