import { createRoot } from 'react-dom/client';
import type { Host, HostReply } from '../../shared/client/host-messages.ts';
import { PrintView, type PrintedDocument } from './print-view.tsx';
import styles from './print.module.css';

/** How long images may take to be there, in milliseconds; what is not says so on the page. */
const IMAGES_WITHIN = 10_000;

/** Has the whole of a text in the page, to be printed, while something is done. */
async function whilePrinted<T>(printed: PrintedDocument, then: () => Promise<T>): Promise<T> {
  const place = document.createElement('div');
  place.className = styles.place ?? '';
  // It is there for the printer alone.
  place.setAttribute('aria-hidden', 'true');
  document.body.append(place);
  const root = createRoot(place);
  const titleBefore = document.title;
  try {
    await new Promise<void>((drawn) => root.render(<PrintView {...printed} onDrawn={drawn} />));
    await imagesIn(place);
    // A hidden part is not in the PDF's structure.
    place.removeAttribute('aria-hidden');
    document.title = printed.title;
    return await then();
  } finally {
    document.title = titleBefore;
    root.unmount();
    place.remove();
  }
}

/**
 * Writes a text as a tagged PDF with an outline, where the person says; for the desktop's host. The
 * reply's path is null where they gave none.
 */
export const savePdf = (
  host: Host,
  suggestedName: string,
  printed: PrintedDocument,
): Promise<HostReply<'save-pdf'>> =>
  whilePrinted(printed, () => host.request<'save-pdf'>({ type: 'save-pdf', suggestedName }));

/** Has the browser, or the system, print a text. */
export const printDocument = (printed: PrintedDocument): Promise<void> =>
  whilePrinted(printed, async () => {
    // It returns once the person is done with the dialog.
    window.print();
  });

/** Waits until each image is there, or has said why it is not. */
async function imagesIn(place: Element): Promise<void> {
  const until = performance.now() + IMAGES_WITHIN;
  while (place.querySelector('[data-image="being fetched"]') !== null) {
    if (performance.now() > until) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const drawn = [...place.querySelectorAll('img')].map((image) => image.decode().catch(() => {}));
  await Promise.race([
    Promise.all(drawn),
    new Promise((resolve) => setTimeout(resolve, Math.max(0, until - performance.now()))),
  ]);
}
