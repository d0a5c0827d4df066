/** Who is let in: challenges, tokens, and how many of them in how short a time. */

export { Sessions, type LoginProblem, type Session } from './sessions.ts';
export { TokenBuckets, type Rate } from './token-buckets.ts';
