/** The bi-weekly updates of the group Off-chain Messaging, in their order. */
export const OFF_CHAIN_UPDATES: readonly { readonly title: string; readonly text: string }[] = [
  ['Two DIPs, one after the other', 'Retries come first; receipts build on them.'],
  ['Retry rules before the TSC', 'The group voted 5 to 0 to proceed. The committee reviews.'],
  ['Retry rules submitted', 'The pull request is open, and Piotr Zielony manages the DIP.'],
  [
    'Receipts are being drafted',
    'Bilal and Leila write. The first question: how long to keep them.',
  ],
  [
    'Receipts go to a vote',
    'The group does not agree on seven years; it votes, and Mateo dissents.',
  ],
  ['Both DIPs are on their way', 'Retries are Accepted. Receipts are merged as a draft.'],
  ['What is left', 'The reference wallet repeats messages. We think that our work is done.'],
].map(([title = '', text = '']) => ({ title, text: `# ${title}\n\n${text}\n` }));
