import { paths, routeOf } from './routes.ts';

/**
 * The place in the app that a link from outside stands for. Whoever sent it is not known, so it can
 * lead to a screen and fill in a field there, and do nothing else.
 */
export function placeOfLink(link: string): string {
  if (link.startsWith('#/')) return routeOf(link).screen === 'unknown' ? paths.inbox : link;
  const place = /^convene:\/\/open\/?#?(\/.{1,400})$/.exec(link)?.[1];
  if (place !== undefined && routeOf(place).screen !== 'unknown') return `#${place}`;
  const kind = /^\s*convene:\/\/(join|device)\/?\?/i.exec(link)?.[1]?.toLowerCase();
  if (kind === undefined) return paths.inbox;
  const field = kind === 'device' ? 'device' : 'link';
  return `${paths.start}/join?${field}=${encodeURIComponent(link.slice(0, 4000))}`;
}
