/** The way of an approved DIP into the repository: its file, its branch, its pull request. */
export function SubmitSection(_props: { readonly output: string }) {
  return null;
}
