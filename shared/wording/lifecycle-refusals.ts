/** Refusals of forming a group, of voting, and of the work in a group. */

import { charterFieldsWords } from './formation-words.ts';
import { dayOrInstantWords } from './instant-words.ts';
import { labelOf, OUTPUT_DUTIES } from './labels.ts';
import { ballotName, objectionName, outputName, personName } from './names.ts';
import { needsWords } from './needs-words.ts';
import { counted, daysBetween, listed } from './phrases.ts';
import { channelsWanted, outputKindWords } from './kinds-words.ts';
import type { RefusalMakers } from './refusal-makers.ts';
import type { State } from '../rules/state.ts';
import { words } from './words.ts';

type LifecycleCode =
  | 'ballot-length'
  | 'no-tsc'
  | 'ballot-open'
  | 'facilitator-count'
  | 'charter-incomplete'
  | 'no-channel'
  | 'circulation-length'
  | 'circulation-over'
  | 'circulation-running'
  | 'no-interest'
  | 'too-few-organizations'
  | 'ballot-closed'
  | 'not-on-roll'
  | 'recused'
  | 'wrong-text'
  | 'vote-cast'
  | 'too-early'
  | 'already-member'
  | 'not-a-twg-member'
  | 'hand-over-needed'
  | 'not-nominated'
  | 'facilitator-present'
  | 'revision-pending'
  | 'ballot-required'
  | 'open-objections'
  | 'charter-expired'
  | 'output-not-in-charter'
  | 'ownership-missing'
  | 'review-running'
  | 'changes-misstated'
  | 'group-vote-needed'
  | 'outputs-open';

const namesOf = (state: State, persons: readonly string[]): string =>
  listed(persons.map((person) => personName(state, person)));

export const LIFECYCLE_REFUSALS: RefusalMakers<LifecycleCode> = {
  'ballot-length': ({ min, max }) =>
    words(
      'Length of the ballot',
      `A ballot is open for ${daysBetween(min, max)}.`,
      'Choose a length within that.',
    ),
  'no-tsc': (_, state) =>
    words(
      'Nobody to vote',
      'The body that would vote has no members, so a ballot could have no result.',
      `First fill it: the TSC is seated by ${needsWords('secretariat', state)}; members of a group are added by its facilitator.`,
    ),
  'ballot-open': ({ ballots }, state) =>
    words(
      'A vote is open',
      `While ${listed(ballots.map((id) => ballotName(state, id)))} is open, this stands still.`,
      'Wait until it closes. Whoever opened it can withdraw it while nobody else has voted.',
    ),
  'facilitator-count': ({ have }) =>
    words(
      'One or two facilitators',
      `A group has one or two facilitators, and in a roster they are exactly those whom the proposal names; here it would be ${have}.`,
      'Name one or two, and give the roles of facilitator and co-facilitator to them. Where there are two already, one of them hands over or leaves first.',
    ),
  'charter-incomplete': ({ missing }) =>
    words(
      'Something is missing',
      `Still blank: ${charterFieldsWords(missing)}.`,
      'Fill it in, publish the proposal, and try again. DIP-7 asks for each of these.',
    ),
  'no-channel': ({ kinds }) =>
    words(
      'Another channel is needed',
      `Not named yet: ${channelsWanted(kinds)}.`,
      'Name where it is shared. DIP-7 asks for public Slack channels for proposals, and the portal with email or Slack for updates.',
    ),
  'circulation-length': ({ min, max }) =>
    words(
      'Length of the circulation',
      min > max
        ? `It circulates for ${max} days already, the longest that is allowed.`
        : `It may be ${daysBetween(min, max)} now.`,
      min > max ? 'Present it once it has ended.' : 'Choose a length within that.',
    ),
  'circulation-over': ({ endedAt }) =>
    words(
      'The circulation has ended',
      `It ended at ${dayOrInstantWords(endedAt)} and cannot be extended any more.`,
      'A facilitator can choose the members and present the proposal.',
    ),
  'circulation-running': ({ endsAt }) =>
    words(
      'The circulation is running',
      `The proposal circulates until ${dayOrInstantWords(endsAt)}.`,
      'Present it from that moment on. The members can be chosen already.',
    ),
  'no-interest': ({ persons }, state) =>
    words(
      'No interest shown',
      `${namesOf(state, persons)} ${persons.length === 1 ? 'has' : 'have'} not shown interest in the group.`,
      'They can show it themselves, or a facilitator records interest that was shown elsewhere.',
    ),
  'too-few-organizations': ({ needed, have }) =>
    words(
      'Too few organizations',
      `The members come from ${counted(have, 'organization')}; ${needed} are needed. Observers do not count.`,
      `Add members from ${counted(Math.max(0, needed - have), 'more organization')}.`,
    ),
  'ballot-closed': ({ closedAt }) =>
    words(
      'The ballot has closed',
      `It closed at ${dayOrInstantWords(closedAt)}. What reaches the relay from then on is late, whenever it was signed.`,
      'A closed ballot is never reopened; whoever opened it can ask again with a new one.',
    ),
  'not-on-roll': () =>
    words(
      'Not on the roll',
      'You are not on the roll of this ballot. It was fixed when the ballot opened.',
      'Those on the roll can vote; you can comment on the document.',
    ),
  recused: () =>
    words(
      'Recused',
      'You recused yourself from this ballot, and that holds until it closes.',
      'Nothing can be done; the others on the roll vote.',
    ),
  'wrong-text': ({ expected }) =>
    words(
      'Another text',
      `The text is not the one that counts here (${expected === '' ? 'none is approved yet' : `${expected.slice(0, 12)}…`}).`,
      'Open it again, read the text that is shown, and act on that.',
    ),
  'vote-cast': ({ persons }, state) =>
    words(
      'Somebody has voted',
      `${namesOf(state, persons)} ${persons.length === 1 ? 'has' : 'have'} voted, so the ballot runs to its end.`,
      'Wait until it closes.',
    ),
  'too-early': ({ closesAt }) =>
    words(
      'Not yet',
      `The ballot closes at ${dayOrInstantWords(closesAt)}.`,
      'The relay closes it then by itself.',
    ),
  'already-member': ({ person }, state) =>
    words(
      'Has a seat already',
      `${personName(state, person)} has a seat in the group already.`,
      'A facilitator can change the role instead.',
    ),
  'not-a-twg-member': ({ person }, state) =>
    words(
      'Not a member of the group',
      `${personName(state, person)} is not a member of this group. Observers are not members.`,
      'A facilitator can add them, once they have shown interest.',
    ),
  'hand-over-needed': ({ person }, state) =>
    words(
      'Facilitation is handed over',
      `The roles of facilitators are not given or taken like others; this is about ${personName(state, person)}.`,
      'A facilitator invites a co-facilitator, or hands over to another member, who accepts.',
    ),
  'not-nominated': () =>
    words(
      'Nobody has asked you',
      'There is no invitation or hand-over of the facilitation to you, or another took its place.',
      'A facilitator can invite you, or hand over to you.',
    ),
  'facilitator-present': ({ persons }, state) =>
    words(
      'The group has a facilitator',
      `${namesOf(state, persons)} ${persons.length === 1 ? 'facilitates' : 'facilitate'} the group. The secretariat appoints only where nobody is left.`,
      'The facilitators can invite another, or hand over.',
    ),
  'revision-pending': ({ ballot }, state) =>
    words(
      'A revision is being voted on',
      `The TSC is voting on another revision already: ${ballotName(state, ballot)}.`,
      'Wait until that ballot closes, or withdraw it while nobody else has voted.',
    ),
  'ballot-required': ({ changed }) =>
    words(
      'The TSC must approve this',
      `A change of ${charterFieldsWords(changed)} is material: the old charter stays in force until the TSC has approved the new one.`,
      'Ask the TSC for a vote with the revision, or leave these parts as they are.',
    ),
  'open-objections': ({ objections }, state) =>
    words(
      'Open objections',
      `Not settled yet: ${listed(objections.map((id) => objectionName(state, id)))}.`,
      'Whoever objected can settle it. Where agreement does not come, a facilitator can call a vote.',
    ),
  'charter-expired': ({ endedAt }) =>
    words(
      'The charter has run out',
      `The group’s duration ended at ${dayOrInstantWords(endedAt)}. Nothing new is started or voted on past it.`,
      'A facilitator can ask the TSC for a longer duration, or conclude the group.',
    ),
  'output-not-in-charter': ({ kinds }) =>
    words(
      'Not in the charter',
      `The charter expects ${listed(kinds.map((kind) => outputKindWords(kind)))}, not this kind of output.`,
      'Start one of those, or revise the charter, which the TSC approves.',
    ),
  'ownership-missing': ({ duties }) =>
    words(
      'Nobody owns the work yet',
      `Without an owner who is a member: ${listed(
        duties.map((duty) => labelOf(OUTPUT_DUTIES, duty).toLowerCase()),
      )}.`,
      'Members can take it on, or a facilitator assigns it.',
    ),
  'review-running': ({ endsAt }) =>
    words(
      'The TSC is reviewing',
      `The TSC has until ${dayOrInstantWords(endsAt)} for review and edits.`,
      'Ask for approval from that moment on.',
    ),
  'changes-misstated': ({ changes }) =>
    words(
      'The changes are misstated',
      changes === 'none'
        ? 'The text is not the one that the group voted on, so there are changes.'
        : 'The text is exactly the one that the group voted on, so there are no changes.',
      'State the changes as they are.',
    ),
  'group-vote-needed': () =>
    words(
      'The group must vote again',
      'The text has changed in substance since the group voted on it.',
      'Return it to the group, and call the group’s vote on the new text.',
    ),
  'outputs-open': ({ outputs }, state) =>
    words(
      'Outputs are open',
      `Not finished yet: ${listed(outputs.map((id) => outputName(state, id)))}.`,
      'Each is circulated or abandoned first, and a DIP of the group is past its submission.',
    ),
};
