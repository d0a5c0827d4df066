import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CommitFacts } from '../../shared/dips/next-commit.ts';
import type { Dip, DipStatus } from '../../shared/rules/index.ts';
import { sha256 } from '../rules/world.ts';

/** Thu, 26 Nov 2026, at noon in UTC. */
export const NOW = Date.UTC(2026, 10, 26, 12);

const folder = resolve(import.meta.dirname, '../../../shared/data/dips');

/** The published DIPs, which are not part of this repository; none where they are not here. */
export const PUBLISHED: readonly { readonly name: string; readonly text: string }[] = existsSync(
  folder,
)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  : [];

export const TEXT = `---
dip: 189
title: Signed delivery receipts
author: Bilal Qureshi, Leila Farsi-Holm
issue: https://example.org/kelda/dip/issues/204
status: Draft
type: Informational
created: 2026-07-28
---

# Summary

Whoever takes a message in answers with a receipt: the hash of the message, the time, and a signature.

# Motivation

When two members remember a payment differently, there is nothing today that either could show.

# Specification

A receipt holds the SHA-256 of the message, the id of the message, and the time in UTC.

# Copyright Notice

This documentation is made available under the Creative Commons Attribution 4.0 International (CC BY 4.0) license (available at https://creativecommons.org/licenses/by/4.0/).
`;

export const aDip = (status: DipStatus, change: Partial<Dip> = {}): Dip => ({
  output: 'delivery-receipts',
  status,
  repository: 'kelda/dip',
  pullRequest: 207,
  commit: 'e07d9a4',
  textSha256: sha256(TEXT),
  number: status === 'submitted' ? null : 204,
  manager: 'kenji',
  round: 1,
  revisions: [],
  lastCall: null,
  ballot: null,
  workstreams: [],
  concerns: [],
  link: null,
  ...change,
});

export const facts = (change: Partial<CommitFacts> = {}): CommitFacts => ({
  step: 'submit',
  output: { id: 'delivery-receipts', title: 'Signed delivery receipts' },
  group: 'Off-chain Messaging',
  association: { name: 'Kelda Association', ledger: 'a'.repeat(64) },
  dip: null,
  number: null,
  authors: ['Bilal Qureshi', 'Leila Farsi-Holm'],
  ballots: [
    {
      id: 'proceed-receipts',
      kind: 'output-proceed',
      outcome: 'passed',
      yes: 4,
      no: 1,
      abstain: 0,
      roll: 5,
    },
    {
      id: 'approve-receipts',
      kind: 'output-approval',
      outcome: 'passed',
      yes: 6,
      no: 1,
      abstain: 0,
      roll: 7,
    },
  ],
  opinions: [],
  now: NOW,
  text: TEXT,
  textSha256: sha256(TEXT),
  file: null,
  taken: [],
  ...change,
});

/** The lines of the front matter. */
export const headersOf = (text: string): readonly string[] =>
  (/^\ufeff?---\r?\n([\s\S]*?)^---/m.exec(text)?.[1] ?? '').split(/\r?\n/).filter(Boolean);
