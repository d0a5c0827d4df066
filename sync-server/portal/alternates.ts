/** The feeds and files that a page is to be had as. */

import type { Alternate } from './page.ts';
import { PATHS } from './paths.ts';

export function associationAlternates(json: string | null): Alternate[] {
  return [
    { type: 'application/atom+xml', path: PATHS.feed, title: 'What is new in the association' },
    {
      type: 'text/calendar',
      path: PATHS.calendar,
      title: 'Meetings and deadlines of the association',
    },
    ...asJson(json),
  ];
}

export function groupAlternates(twg: string, name: string, json: string | null): Alternate[] {
  return [
    { type: 'application/atom+xml', path: PATHS.feedOf(twg), title: `What is new in ${name}` },
    {
      type: 'text/calendar',
      path: PATHS.calendarOf(twg),
      title: `Meetings and deadlines of ${name}`,
    },
    ...asJson(json),
  ];
}

export const asJson = (path: string | null): Alternate[] =>
  path === null ? [] : [{ type: 'application/json', path, title: 'This page as JSON' }];
