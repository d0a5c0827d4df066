/** The channels between a page's bridge and the main process: no others are opened. */

/** A page asks, main replies. */
export const REQUEST_CHANNEL = 'convene:request';
/** Main tells a page. */
export const EVENT_CHANNEL = 'convene:event';
