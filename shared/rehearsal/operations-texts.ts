/** Texts of the group Mainnet Operations. */

/** The report, as the group voted on it and as the committee approved it. */
const incidentProcess = (severity: string): string => `# Incident Process Overview

## What an incident is

Anything that stops a payment for a customer, or would within the hour. Whether it is one is decided by whoever is on call, and nobody is blamed for declaring one too many.

## ${severity}

| level | what it means | who is called |
| --- | --- | --- |
| 1 | payments stand still for everybody | every operator on call, the secretariat |
| 2 | payments stand still at some members | their operators, the incident chair |
| 3 | nothing stands still yet | the operator concerned |

## Who does what

- The **chair** says what happens next. The chair does not type.
- The **scribe** writes down what was seen and done, with the time in UTC.
- The **voice** tells the association, every 30 minutes, also when there is nothing new.

## Afterwards

Within five working days there is a report. It says what happened, what was tried, what helped, and what we change. It names systems, not people.
`;

export const INCIDENT_VOTED = incidentProcess('Severity');
export const INCIDENT_APPROVED = incidentProcess('The three levels of severity');

export const ON_CALL = `# On-call practice for operators

We recommend to every member that operates a validator:

1. Two people on call at any time, in two places, one of them rested.
2. A week at most, then a week off. Whoever was called at night starts later.
3. A handover in writing: what is broken, what is fragile, what was promised.
4. A rehearsal each quarter, in which the second person leads.
5. A telephone number that is answered. Chat is for afterwards.

A member with one operator should share the duty with another member. The group has a form for that.
`;

export const UPGRADE_DRAFT = `# Upgrade rehearsals

*Draft. Mateo writes, Hannah edits. Open: what is rehearsed when only one member upgrades?*

# Summary

Before an upgrade of the network, every operator goes through it once on the rehearsal network, within the 14 days before, and says so in the open.

# Motivation

Of the last four upgrades, two were rolled back. In both the step that failed had not been tried by anybody.

# Specification

1. The release manager announces the date at least 21 days before.
2. …
`;

export const UPDATES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: 'We have begun',
    text: `# We have begun

The group met twice. We agreed to begin with incidents, because everybody had one to tell.

- Mateo raised the levels of severity; Sanne objected to five of them, and was right.
- The report on the incident process has owners for all four duties.

Next: a first whole draft of the report.
`,
  },
  {
    title: 'The report is before the TSC',
    text: `# The report is before the TSC

The group voted 5 to 1 to proceed with the *Incident Process Overview*. The committee has it for review.

Three levels of severity are agreed. Maintenance windows are being talked over.
`,
  },
  {
    title: 'The report is out',
    text: `# The report is out

The *Incident Process Overview* is approved and circulated. Please read the table, and tell us if your operators cannot be reached by telephone.

We have started on the recommendation about being on call. Aroha has joined as a reviewer.
`,
  },
  {
    title: 'On call, and upgrades',
    text: `# On call, and upgrades

The recommendation on on-call practice is nearly ready for the group’s vote. A DIP on rehearsing upgrades has been started and looks for people who obtain feedback and finalize it.

Still open: one public status page, or one for each member?
`,
  },
];

export const UPDATE_DRAFT = `# Before the TSC again

The group voted to proceed with the recommendation on on-call practice, and the committee is voting on it now.

- Still to write: where we stand with the status page.
- Still to write: who is missing for the upgrade DIP.
`;

export const SEVERITY_NOTES = `## What was said

- Mateo: five levels, as in most handbooks.
- Sanne: nobody can tell 2 from 3 at night. Three.
- Ravi: what counts is who is called, so let the level say that.

## Agreed

Three levels, each defined by who is called.
`;

export const STATUS_PAGE_NOTES = `## For one page

Customers do not know which member is which. One place to look.

## Against

- Hannah: whoever writes on that page speaks for everybody. Who may, at three in the morning?
- Noor: it will be attacked.

## Not settled

Whether each member can post on its own line only.
`;

export const CHAIR_NOTES = `Sanne proposes that the incident chair changes on the first of each month, in the order of the roster.

Mateo would rather have whoever was on call longest ago. No agreement after two meetings, so Amara calls a vote.
`;

export const CHAIR_TEXT = `The chair of incidents changes on the first day of each month at 08:00 UTC, in the order of the group’s roster. Whoever is away says so a week before, and the next one steps in.
`;

export const MINUTES = `# Weekly, number 9

Present: Amara, Ravi, Mateo, Sanne, Hannah, Aroha. Noor observed.

1. **On call.** The text goes to the TSC as voted. Nobody wants to change it.
2. **Status page.** Hannah keeps her objection until it is clear who may post. Olu asks two members how they do it.
3. **Upgrade rehearsals.** Mateo has a draft. We need two more owners.

Next time: the chair of incidents.
`;

export const AGENDA = `# Weekly, number 10

1. The bi-weekly update: who writes it? It is late.
2. Status page: what Olu heard.
3. Upgrade rehearsals: owners for feedback and finalizing.
4. Anything from the last week’s on-call.
`;
