/** How long the browser has to begin reading what it was given, in milliseconds. */
const KEPT_FOR = 60_000;

/** Has the browser save a file as it saves what is downloaded. */
export function offerFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR);
}
