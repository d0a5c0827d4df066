/** The texts of the sample’s two DIPs. They hold what DIP-0 asks of a DIP. */

const COPYRIGHT = `# Copyright Notice

This documentation is made available under the Creative Commons Attribution 4.0 International (CC BY 4.0) license (available at https://creativecommons.org/licenses/by/4.0/).
`;

export const retryRules = (created: string): string => `---
dip: 189
title: Retry rules for off-chain messages
author: Olu Fashanu, Bilal Qureshi
issue: https://example.org/kelda/dip/issues/189
Status: Draft
type: Standards Track (Interface)
created: ${created}
---

# Summary

A message between two members that is not answered is sent again, with the same id, after 2, 4, 8, … seconds, for up to 24 hours. Whoever receives a message with an id that it has answered gives the same answer again. After 24 hours both sides treat it as failed, and say so.

# Motivation

In the last quarter 3 of 10 open payments between members were open because one side had stopped trying and the other had not noticed.

# Specification

1. Every message has an id, a UUID made by the sender.
2. The sender repeats the message, byte by byte the same, until it is answered. The pause doubles from 2 seconds up to 5 minutes.
3. The receiver keeps the answer to each id for 72 hours and gives it again.
4. After 24 hours without an answer the sender stops, and marks the payment as failed.

# Rationale

A fixed pause would have been simpler. In the tests of two members it brought a service that had just restarted down again.

# Backwards Compatibility

A member that does not repeat messages today can go on: rule 3 only asks that it answers the same way twice.

# Test Cases

The table of 14 cases is kept with the implementation.

# Implementations

- Reference wallet: https://example.org/kelda/wallet/pull/612

${COPYRIGHT}`;

const receipts = (created: string, title: string, third: string): string => `---
dip: 204
title: ${title}
author: Bilal Qureshi, Leila Farsi-Holm
issue: https://example.org/kelda/dip/issues/204
Status: Draft
type: Standards Track (Interface)
created: ${created}
requires: 189
---

# Summary

Whoever takes a message in answers with a receipt: the hash of the message, the time, and a signature with the member’s compliance key. A receipt proves that a message arrived, not that anybody agrees with it.

# Motivation

When two members remember a payment differently, there is nothing today that either could show.

# Specification

1. A receipt holds the SHA-256 of the message, the id of the message, and the time in UTC.
2. It is signed with the key that the receiver has published for this purpose.
3. ${third}

# Rationale

Receipts on chain were considered. They would cost a fee for each message and tell everybody who writes to whom.

# Backwards Compatibility

A member without receipts answers as before. The sender shows the message as sent, not as delivered.

# Test Cases

Twelve vectors, with keys, are kept with the implementation.

# Implementations

- Sample service: https://example.org/kelda/service/pull/88

${COPYRIGHT}`;

/** What the group voted on. */
export const receiptsVoted = (created: string): string =>
  receipts(created, 'Delivery receipts', 'Both sides keep receipts for seven years.');

/** With what the committee edited. */
export const receiptsApproved = (created: string): string =>
  receipts(created, 'Signed delivery receipts', 'Both sides keep receipts for seven years.');

/** As revised while it was a draft. */
export const receiptsRevised = (created: string): string =>
  receipts(
    created,
    'Signed delivery receipts',
    'Both sides keep receipts for as long as they must keep the payment, and for at least one year.',
  );

export const RECEIPTS_DISSENT = `# Minority opinion

A receipt shows that a message arrived, and so it shows *when somebody was told*. We keep seven years of that for no purpose that the text names. I would keep receipts for one year.

Mateo Quispe Rojas
`;
