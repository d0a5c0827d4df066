/** A code of 26 characters, however it is grouped; otherwise it is taken for a link. */
export function inviteKind(text: string): 'nothing' | 'link' | 'code' {
  const typed = text.trim();
  if (typed === '') return 'nothing';
  return /^[0-9a-z][0-9a-z\s-]*$/i.test(typed) ? 'code' : 'link';
}

/** How many characters of a code there are. */
export const codeLength = (text: string): number => text.replace(/[\s-]/g, '').length;

export const CODE_LENGTH = 26;
