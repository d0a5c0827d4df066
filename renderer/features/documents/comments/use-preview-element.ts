import { useEffect, useState } from 'react';
import { previewOf } from '../preview-place.ts';

/** The preview, while one is shown; the screen takes it away and makes another one. */
export function usePreviewElement(): HTMLElement | null {
  const [preview, setPreview] = useState(previewOf);
  useEffect(() => {
    const texts = document.querySelector('[data-view]');
    const look = (): void => setPreview(previewOf());
    look();
    if (texts === null) return;
    const observer = new MutationObserver(look);
    observer.observe(texts, { childList: true });
    return () => observer.disconnect();
  }, []);
  return preview;
}
