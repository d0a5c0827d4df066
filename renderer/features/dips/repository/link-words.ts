import type { LinkProblem } from '../../../../shared/dips/repository-dips.ts';
import { listed } from '../../../../shared/wording/index.ts';

/** What is wrong with a link to another DIP, in a sentence. */
export function linkWords({ header, number, type, by }: LinkProblem): string {
  const says = verb(header);
  switch (type) {
    case 'missing':
      return `It ${says} DIP ${number}, which is not in the repository.`;
    case 'circular':
      return `It ${says} DIP ${number}, which by way of others requires it in turn.`;
    case 'superseded':
      return `It ${says} DIP ${number}, which was superseded by DIP ${listed([...by])}.`;
    case 'given-up':
      return `It ${says} DIP ${number}, which was rejected or deprecated.`;
    case 'one-sided':
      return header === 'replaces'
        ? `It replaces DIP ${number}, which does not say that it is superseded.`
        : `It is superseded by DIP ${number}, which does not say that it replaces it.`;
    case 'itself':
      return `It ${says} itself.`;
  }
}

function verb(header: LinkProblem['header']): string {
  switch (header) {
    case 'requires':
      return 'requires';
    case 'replaces':
      return 'replaces';
    case 'superseded-by':
      return 'is superseded by';
  }
}
