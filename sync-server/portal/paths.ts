/** Where in the portal things are. Ids hold nothing that a path would read otherwise. */

export const PATHS = {
  start: '/portal',
  groups: '/portal/groups',
  group: (id: string) => `/portal/groups/${id}`,
  ballots: '/portal/ballots',
  ballotsOf: (twg: string) => `/portal/groups/${twg}/ballots`,
  ballot: (id: string) => `/portal/ballots/${id}`,
  output: (id: string) => `/portal/outputs/${id}`,
  dips: '/portal/dips',
  dip: (output: string) => `/portal/dips/${output}`,
  updates: '/portal/updates',
  updatesOf: (twg: string) => `/portal/groups/${twg}/updates`,
  update: (id: string) => `/portal/updates/${id}`,
  meetings: '/portal/meetings',
  about: '/portal/about',
  follow: '/portal/follow',
  leave: '/portal/leave',
  renew: '/portal/follow/renew',
  enter: (token: string) => `/portal/enter/${token}`,
  feed: '/portal/feed.atom',
  feedOf: (twg: string) => `/portal/groups/${twg}/feed.atom`,
  calendar: '/portal/calendar.ics',
  calendarOf: (twg: string) => `/portal/groups/${twg}/calendar.ics`,
} as const;

/** The JSON of a page. */
export const jsonOf = (path: string): string =>
  path === PATHS.start ? '/portal/portal.json' : `${path}.json`;
