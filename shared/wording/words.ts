/** What is said of something that stands in the way. */
export interface Words {
  /** A few words, without a full stop. */
  readonly title: string;
  /** Whole sentences, with the numbers. */
  readonly detail: string;
  /** The way out, or who can act. */
  readonly way: string;
}

export const words = (title: string, detail: string, way: string): Words => ({
  title,
  detail,
  way,
});
