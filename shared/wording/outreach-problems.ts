/** Why the relay did not do something about reaching people, in words; by the relay's own codes. */

import { words, type Words } from './words.ts';

export const OUTREACH_PROBLEMS: Readonly<Record<string, () => Words>> = {
  'not-allowed': () =>
    words(
      'Not yours to set or see',
      'The relay does this for the secretariat, and for the facilitators of a group where it is about that group.',
      'Ask somebody of the secretariat.',
    ),
  'not-a-member': () =>
    words(
      'Not a member',
      'One of those named is not a member of the association, or not any more. Nobody was given an address.',
      'Look at the list again, and leave that person out.',
    ),
  'set-by-person': () =>
    words(
      'Set by the person',
      'One of those named has set an address themselves, which stands. Nobody was given an address.',
      'Leave that person out, and try again.',
    ),
  'zone-unknown': () =>
    words(
      'The time zone is not known',
      'The relay knows no time zone of that name.',
      'Choose another one, such as that of a large city nearby.',
    ),
  'webhook-not-allowed': () =>
    words(
      'The webhook is not allowed',
      'The relay posts only to public addresses, by https.',
      'Paste the address that Slack gave. Whoever runs the relay can allow others.',
    ),
  'mail-not-set-up': () =>
    words(
      'No mail is sent yet',
      'The relay has no mail server to hand mail to.',
      'Whoever runs it names one when starting it.',
    ),
  'no-address': () =>
    words(
      'There is no address',
      'Nothing is set that it could be sent to.',
      'Set an address or a webhook first.',
    ),
  'not-wanted': () =>
    words(
      'It is not sent any more',
      'It has become void meanwhile: what it is about is done, or whoever was to get it has switched it off.',
      'Nothing needs to be done.',
    ),
  'being-sent': () =>
    words(
      'The relay is sending it just now',
      'Whether it arrives is not known yet, so nothing was noted.',
      'Look again in a moment.',
    ),
  'rate-limited': () =>
    words(
      'That was often',
      'The relay does this only so often in a minute.',
      'Wait a minute, and try again.',
    ),
  storage: () =>
    words(
      'The relay could not store it',
      'The relay’s disk could not be written. What was there before still holds.',
      'Try again later, or tell whoever runs the relay.',
    ),
  'not-found': () =>
    words(
      'The relay does not have it',
      'It is not there any more, or the relay is older than this app and does not know of such things.',
      'Look again in a moment. If it stays so, ask whoever runs the relay to update it.',
    ),
  rehearsal: () =>
    words(
      'A rehearsal sends nothing',
      'Nobody is to get mail because somebody tries the app out.',
      'Found an association, or join one, to reach people.',
    ),
  'not-founded': () =>
    words(
      'There is no association yet',
      'The relay keeps no association, so there is nobody to reach.',
      'Found the association first.',
    ),
  'not-keeping': () =>
    words(
      'Another relay sends now',
      'This relay does not keep the ledger now, so it sends nothing.',
      'Wait until the app has found the relay that does.',
    ),
  'clock-doubted': () =>
    words(
      'The clock is doubted',
      'The relay doubts its clock, and sends nothing until whoever runs it says that it is right.',
      'Ask whoever runs the relay.',
    ),
  starting: () =>
    words(
      'The relay is just starting',
      'The portal is being made ready.',
      'Try again in a moment.',
    ),
  'portal-off': () =>
    words(
      'The portal is off',
      'The relay serves no portal of this association.',
      'The secretariat can open it, on the association’s page, under “Reaching people”.',
    ),
};
