import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { putInPlace } from '../../sync-server/folder/write-durably.ts';

/** Whoever the person gives the file to is to read it. */
const FOR_ALL = 0o644;

/** In inches. */
const MARGINS = { top: 0.8, bottom: 0.8, left: 0.8, right: 0.8 };

/** Chromium fills in what has these classes; there is no other way to number pages before 131. */
const FOOTER =
  '<div style="display:flex;justify-content:space-between;gap:24px;width:100%;' +
  'padding:0 0.8in;font:8px sans-serif;color:#444">' +
  '<span class="title"></span><span style="white-space:nowrap">' +
  '<span class="pageNumber"></span> / <span class="totalPages"></span></span></div>';

export type SavedPdf =
  | { readonly ok: true; readonly path: string | null }
  | { readonly ok: false; readonly code: 'disk' | 'internal'; readonly message: string };

/**
 * Asks for a place, and writes there what the window prints: tagged, with its headings as outline,
 * whole or not at all. The path is null where the person gave none.
 */
export async function savePdf(window: BrowserWindow, suggestedName: string): Promise<SavedPdf> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save as PDF',
    defaultPath: basename(suggestedName.replaceAll('\\', '/')),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled || filePath === '') return { ok: true, path: null };
  let bytes: Buffer;
  try {
    bytes = await window.webContents.printToPDF({
      pageSize: 'A4',
      margins: MARGINS,
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: FOOTER,
    });
  } catch (error) {
    return { ok: false, code: 'internal', message: `it cannot be printed: ${messageOf(error)}` };
  }
  try {
    await putInPlace(filePath, FOR_ALL, (file) => file.writeFile(bytes));
  } catch (error) {
    return { ok: false, code: 'disk', message: `the PDF cannot be written: ${messageOf(error)}` };
  }
  return { ok: true, path: filePath };
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
