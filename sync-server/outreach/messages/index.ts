/** What is said to people, to whom and when. */

export { messageSource } from './message-source.ts';
