import { useEffect, useState } from 'react';
import { plainVisible } from '../ui/index.ts';
import { useMarkdownSettings, type FindAttachment } from './markdown-context.ts';
import { imageTypeOf, LONGEST_MAGIC } from './image-type.ts';
import styles from './markdown.module.css';

/** How long until what was not there is looked for again, in milliseconds. */
const LOOK_AGAIN = 15_000;

type Found =
  | { readonly status: 'looking' }
  | { readonly status: 'absent' }
  /** It is there, and is no image. */
  | { readonly status: 'other' }
  | { readonly status: 'image'; readonly url: string };

interface AttachmentImageProps {
  readonly sha256: string;
  readonly extension: string;
  readonly alt: string;
  readonly title: string;
}

/** An image that is attached to the text, by its hash. */
export function AttachmentImage({ sha256, extension, alt, title }: AttachmentImageProps) {
  const { images } = useMarkdownSettings();
  const found = useImage(images, sha256, extension);
  const words = plainVisible(alt);
  switch (found.status) {
    case 'image':
      return (
        <img
          className={styles.picture}
          src={found.url}
          alt={words}
          {...(title === '' ? {} : { title: plainVisible(title) })}
        />
      );
    case 'looking':
      return <Missing words={words} why="being fetched" />;
    case 'absent':
      return <Missing words={words} why="not here yet" />;
    case 'other':
      return <Missing words={words} why="not an image" />;
  }
}

function Missing({ words, why }: { readonly words: string; readonly why: string }) {
  return (
    <span className={styles.missing} data-image={why}>
      Image: {words === '' ? 'without a description' : words} <em>({why})</em>
    </span>
  );
}

/** Finds an image, and again while it is not there; its bytes are let go with the component. */
function useImage(images: FindAttachment | null, sha256: string, extension: string): Found {
  const [found, setFound] = useState<Found>({ status: 'looking' });
  useEffect(() => {
    const made: string[] = [];
    let again: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const look = async (): Promise<void> => {
      const next = await findImage(images, sha256, extension);
      if (next.status === 'image') {
        if (gone) URL.revokeObjectURL(next.url);
        else made.push(next.url);
      }
      if (gone) return;
      setFound(next);
      if (next.status === 'absent' && images !== null)
        again = setTimeout(() => void look(), LOOK_AGAIN);
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(again);
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [images, sha256, extension]);
  return found;
}

async function findImage(
  images: FindAttachment | null,
  sha256: string,
  extension: string,
): Promise<Found> {
  const blob = await images?.(sha256, extension).catch(() => null);
  if (blob === null || blob === undefined) return { status: 'absent' };
  const start = new Uint8Array(await blob.slice(0, LONGEST_MAGIC).arrayBuffer());
  const type = imageTypeOf(start);
  if (type === null) return { status: 'other' };
  // The bytes say what they are, and not the name of the file or what the blob was said to be.
  return { status: 'image', url: URL.createObjectURL(new Blob([blob], { type })) };
}
