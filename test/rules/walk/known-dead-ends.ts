/**
 * Where the contract itself leads nowhere: `dip.submit` needs an approved or circulated output and
 * somebody to submit it, and nothing else takes a DIP from `denied`. With its output abandoned, or
 * with nobody left of a concluded group, a denied DIP stays denied; nothing else waits for it.
 */
export const KNOWN_DEAD_ENDS: readonly string[] = [
  'dip denied, output abandoned, group formed',
  'dip denied, output circulated, group concluded',
];
