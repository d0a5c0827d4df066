/** Where each act of a working group and of its DIPs is done: its screen, and the button that leads to it. */

import { isFacilitator, isGroupMember, recordsWhere, type Twg } from '../../shared/rules/index.ts';
import { said } from '../../shared/wording/index.ts';
import type { AssociationView } from '../stores/association-store.ts';
import type { Command } from './commands/command.ts';
import { paths } from './routes.ts';

export interface PlaceOfAct {
  readonly screen: 'group' | 'proposal' | 'topic' | 'meeting' | 'output' | 'dip';
  /** What its button says, or begins with where it is said of several things. */
  readonly button: string;
  /** Offered from anywhere too, to whoever may do it, as “… in” a group. */
  readonly anywhere?: { readonly label: string; readonly to: 'member' | 'facilitator' };
}

const onGroup = (button: string): PlaceOfAct => ({ screen: 'group', button });
const onTopic = (button: string): PlaceOfAct => ({ screen: 'topic', button });
const onMeeting = (button: string): PlaceOfAct => ({ screen: 'meeting', button });
const onOutput = (button: string): PlaceOfAct => ({ screen: 'output', button });
const onDip = (button: string): PlaceOfAct => ({ screen: 'dip', button });

export const ACTS_ON_SCREEN: Readonly<Record<string, PlaceOfAct>> = {
  'member.add': {
    ...onGroup('Add a member…'),
    anywhere: { label: 'Add a member', to: 'facilitator' },
  },
  'member.role': onGroup('Change a role…'),
  'member.remove': onGroup('Remove a member…'),
  'member.leave': onGroup('Leave the group'),
  'facilitator.invite': {
    ...onGroup('Invite a co-facilitator…'),
    anywhere: { label: 'Invite a co-facilitator', to: 'facilitator' },
  },
  'facilitator.hand-over': {
    ...onGroup('Hand over the facilitation…'),
    anywhere: { label: 'Hand over to another facilitator', to: 'facilitator' },
  },
  'facilitator.accept': onGroup('Accept the facilitation'),
  'facilitator.appoint': onGroup('Appoint a facilitator…'),
  'update.post': {
    ...onGroup('Post the update…'),
    anywhere: { label: 'Write and post the update', to: 'facilitator' },
  },
  'charter.revise': {
    screen: 'proposal',
    button: 'Revise the charter…',
    anywhere: { label: 'Revise or extend the charter', to: 'facilitator' },
  },
  'topic.raise': {
    ...onGroup('Raise a topic…'),
    anywhere: { label: 'Raise a topic for discussion', to: 'member' },
  },
  'topic.drop': onTopic('Drop the topic…'),
  'topic.reopen': onTopic('Reopen the topic…'),
  'topic.object': onTopic('Object…'),
  'topic.settle': onTopic('Settle it…'),
  'topic.agree': onTopic('Record the agreement…'),
  'topic.call-vote': onTopic('Call a vote…'),
  'meeting.schedule': {
    ...onGroup('Schedule a meeting…'),
    anywhere: { label: 'Schedule a meeting', to: 'facilitator' },
  },
  'meeting.change': onMeeting('Change…'),
  'meeting.cancel': onMeeting('Cancel the meeting…'),
  'output.start': {
    ...onGroup('Start an output…'),
    anywhere: { label: 'Start an output', to: 'facilitator' },
  },
  'output.assign': onOutput('Assign '),
  'output.volunteer': onOutput('Take on '),
  'output.step-back': onOutput('Step back from '),
  'output.call-vote': onOutput('Call the group’s vote…'),
  'output.request-approval': onOutput('Ask the TSC to approve…'),
  'output.return': onOutput('Return it to the group'),
  'output.abandon': onOutput('Abandon the output'),
  'output.circulate': onOutput('Circulate it…'),
  'output.reopen': onOutput('Reopen the output'),
  'output.dissent': onOutput('Attach your opinion'),
  'twg.conclude': onGroup('Conclude the group'),
  'dip.submit': onDip('Submit the DIP'),
  'dip.assign-manager': onDip('Assign a manager…'),
  'dip.merge': onDip('Merge it as a draft…'),
  'dip.deny': onDip('Deny the pull request'),
  'dip.revise': onDip('Publish a revision…'),
  'dip.last-call': onDip('Start the last call…'),
  'dip.extend-last-call': onDip('Extend the last call…'),
  'dip.request-acceptance': onDip('Ask the TSC to accept it…'),
  'dip.reject': onDip('Reject the DIP'),
  'dip.withdraw': onDip('Withdraw the DIP'),
  'dip.finalize': onDip('Mark it as final…'),
  'dip.reopen': onDip('Move it back to draft'),
  'dip.deprecate': onDip('Deprecate it'),
  'concern.raise': onDip('Raise a concern…'),
  'concern.resolve': onDip('Resolve it…'),
  'workstream.open': onDip('Open a workstream…'),
  'workstream.progress': onDip('Record progress…'),
};

const may = (twg: Twg, person: string, to: 'member' | 'facilitator'): boolean =>
  to === 'member' ? isGroupMember(twg, person) : isFacilitator(twg, person);

/** For each formed group that somebody is in: the way to what they may do in it. */
export function actJumps({ state, me }: AssociationView): Command[] {
  const groups = recordsWhere(state.twg, ({ stage }) => stage === 'formed');
  return groups.flatMap((twg) =>
    Object.entries(ACTS_ON_SCREEN).flatMap(([act, { screen, anywhere }]): Command[] =>
      anywhere === undefined || !may(twg, me.person, anywhere.to)
        ? []
        : [
            {
              id: `${act}-${twg.id}`,
              label: `${anywhere.label} in ${said(twg.name)}`,
              group: 'Do',
              run: ({ goTo }) =>
                goTo(screen === 'proposal' ? paths.proposal(twg.id) : paths.group(twg.id)),
            },
          ],
    ),
  );
}
