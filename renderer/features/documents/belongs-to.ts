import { paths } from '../../app/routes.ts';

/** What a document belongs to, where that has a page of its own: a word for it, and its place. */
export interface BelongsTo {
  readonly label: string;
  readonly to: string;
}

/** Null where its group is all that it belongs to. */
export function belongsTo(document: string): BelongsTo | null {
  const [kind, id = ''] = document.split('/');
  switch (kind) {
    case 'notes':
      return { label: 'The topic', to: paths.topic(id) };
    case 'agenda':
    case 'minutes':
      return { label: 'The meeting', to: paths.meeting(id) };
    case 'output':
    case 'dissent':
      return { label: 'The output', to: paths.output(id) };
    default:
      return null;
  }
}
