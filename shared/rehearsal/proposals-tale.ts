import { ARCHIVES, FEES, ONBOARDING, RECOVERY_DRAFT, RECOVERY_PUBLISHED } from './charters.ts';
import type { Tale } from './tale.ts';

/** Declined by the committee. */
function archives(tale: Tale): void {
  const twg = 'ledger-archives';
  tale.daysAgo(112).do('marisol', 'proposal.create', {
    twg,
    name: 'Ledger Archives',
    charter: ARCHIVES,
    facilitators: ['marisol'],
  });
  tale.writeCharter('marisol', twg, ARCHIVES);
  const channels = [{ kind: 'slack', name: '#storage' }];
  tale.daysAgo(110).do('marisol', 'proposal.circulate', { twg, channels, days: 7 });
  tale.daysAgo(107).do('piotr', 'interest.express', { twg, role: 'contributor' });
  tale.do('aroha', 'interest.express', { twg, role: 'reviewer' });
  tale.daysAgo(104).do('marisol', 'members.choose', {
    twg,
    roster: [
      { person: 'marisol', role: 'facilitator' },
      { person: 'piotr', role: 'contributor' },
      { person: 'aroha', role: 'reviewer' },
    ],
  });
  const ballot = 'form-archives';
  tale.daysAgo(102).do('marisol', 'proposal.present', { twg, ballot });
  tale.vote(
    ballot,
    'tomasz',
    'no',
    'Who pays is not a technical question. Bring it to the council.',
  );
  tale.vote(ballot, 'dalia', 'no');
  tale.vote(ballot, 'yusuf', 'yes');
  tale.vote(ballot, 'grace', 'no', 'I would vote yes without the second half of the scope.');
  tale.vote(ballot, 'wen', 'abstain');
  tale.vote(ballot, 'hannah', 'no');
  tale.vote(ballot, 'esi', 'yes');
}

/** The committee is voting on it. */
function onboarding(tale: Tale): void {
  const twg = 'validator-onboarding';
  tale.daysAgo(27).do('aroha', 'proposal.create', {
    twg,
    name: 'Validator Onboarding',
    charter: ONBOARDING,
    facilitators: ['nkosana'],
  });
  tale.writeCharter('aroha', twg, ONBOARDING);
  const channels = [{ kind: 'slack', name: '#validators' }];
  tale.daysAgo(23).do('nkosana', 'proposal.circulate', { twg, channels, days: 7 });
  tale.daysAgo(19).do('nkosana', 'proposal.extend-circulation', { twg, days: 14 });
  tale.daysAgo(18).do('nkosana', 'interest.express', { twg, role: 'facilitator' });
  tale.do('esi', 'interest.express', { twg, role: 'contributor' });
  tale.do('bilal', 'interest.express', {
    twg,
    role: 'reviewer',
    note: 'We set ours up in spring.',
  });
  tale.daysAgo(13).do('nkosana', 'interest.record', {
    twg,
    person: 'marisol',
    where: 'Slack #validators',
  });
  tale.daysAgo(7).do('nkosana', 'members.choose', {
    twg,
    roster: [
      { person: 'nkosana', role: 'facilitator' },
      { person: 'aroha', role: 'contributor' },
      { person: 'esi', role: 'contributor' },
      { person: 'bilal', role: 'reviewer' },
      { person: 'marisol', role: 'observer' },
    ],
  });
  const ballot = 'form-onboarding';
  tale.daysAgo(3).do('nkosana', 'proposal.present', { twg, ballot });
  tale.vote(ballot, 'wen', 'yes');
  tale.vote(ballot, 'grace', 'no', 'Half of this is in Mainnet Operations already.');
  tale.daysAgo(2).do('dalia', 'ballot.recuse', {
    ballot,
    reason: 'Our exchange would be the first to be onboarded.',
  });
  tale.daysAgo(1).vote(ballot, 'esi', 'yes');
}

/** In circulation, with interest from two organizations. */
function fees(tale: Tale): void {
  const twg = 'fee-transparency';
  const first = { ...FEES, profiles: 'Product people of wallets.' };
  tale.daysAgo(8).do('priya', 'proposal.create', {
    twg,
    name: 'Fee Transparency',
    charter: first,
    facilitators: ['priya'],
  });
  tale.daysAgo(6).do('priya', 'proposal.revise', { twg, charter: FEES });
  tale.writeCharter('priya', twg, FEES);
  const channels = [
    { kind: 'slack', name: '#payments' },
    { kind: 'slack', name: '#merchants' },
  ];
  tale.daysAgo(5).do('priya', 'proposal.circulate', { twg, channels, days: 14 });
  tale.daysAgo(4.5).do('priya', 'interest.express', { twg, role: 'facilitator' });
  tale.daysAgo(3).do('bilal', 'interest.express', {
    twg,
    role: 'contributor',
    note: 'Our merchants ask for this every week.',
  });
}

/** In draft; some of what DIP-7 asks for is missing. */
function recovery(tale: Tale): void {
  const twg = 'wallet-recovery';
  tale.daysAgo(2).do('leila', 'proposal.create', {
    twg,
    name: 'Wallet Recovery',
    charter: RECOVERY_PUBLISHED,
    facilitators: ['leila'],
  });
  tale.writeCharter('leila', twg, RECOVERY_DRAFT);
}

/** Proposals at every stage. */
export function proposalsTale(tale: Tale): Tale {
  archives(tale);
  onboarding(tale);
  fees(tale);
  recovery(tale);
  return tale;
}
