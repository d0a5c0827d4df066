/**
 * What stands in an act's data while nobody has filled it in yet, so that a button can ask the rules
 * whether the act itself would be refused, and not that a field is empty. It is never signed.
 */

export const PLACEHOLDER_TEXT = 'as good as any';
export const PLACEHOLDER_ID = 'as-good-as-any';
export const PLACEHOLDER_SHA256 = '0'.repeat(64);
