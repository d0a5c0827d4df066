import { paths } from '../../app/routes.ts';

/** In the address after the path, where the dialog for a new group is open. */
export const NEW_GROUP = 'new';

export const newGroupPath = `${paths.groups}?${NEW_GROUP}`;
