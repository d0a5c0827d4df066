/** Of a number, or of an address such as `https://github.com/diem/dip/pull/207`. */
export function pullRequestNumber(pullRequest: string | number): number | null {
  if (typeof pullRequest === 'number') return pullRequest;
  const digits = /(?:^#?|\/pulls?\/)(\d{1,9})(?:[/?#].*)?$/.exec(pullRequest.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}
