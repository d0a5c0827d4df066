/** What the repository has still to be told of a DIP's status. */
export function NextCommitSection(_props: { readonly output: string }) {
  return null;
}
