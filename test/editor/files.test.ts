import { describe, expect, test } from 'vitest';
import { sniff } from '../../renderer/editor/attachments/sniff.ts';
import {
  imageMarkdown,
  MAX_IMAGE,
  refusedUnread,
  takingOf,
} from '../../renderer/editor/attachments/taking.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? Array.from(part, (each) => each.charCodeAt(0)) : part,
    ),
  );

describe('what a file is, by its bytes', () => {
  test.each([
    ['png', bytes([0x89], 'PNG\r\n\u001A\n', [0, 0])],
    ['jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['gif', bytes('GIF89a')],
    ['webp', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 ')],
    ['svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['svg', bytes('<?xml version="1.0"?>\n<!-- by hand -->\n<!DOCTYPE svg>\n<svg>')],
    ['text', bytes('# A title\n<svg> in it')],
    ['text', bytes('<html><svg></svg></html>')],
    ['text', bytes('')],
    ['binary', bytes('%PDF-1.7', [0, 0xff])],
    ['binary', bytes([0x50, 0x4b, 3, 4, 0, 0])],
    ['binary', bytes([0xc3, 0x28])],
  ])('%s', (kind, file) => {
    expect(sniff(file)).toBe(kind);
  });

  test('a name says nothing', () => {
    const taking = takingOf({ name: 'photo.png', size: 8 }, bytes('%PDF-1.7', [0]));
    expect(taking).toMatchObject({ type: 'refused' });
    expect(taking.type === 'refused' && taking.words).toContain('photo.png');
  });
});

describe('what is refused, with the numbers', () => {
  test('several files', () => {
    const words = refusedUnread([
      { name: 'a.png', size: 1024 },
      { name: 'b.png', size: 1024 },
    ]);
    expect(words).toContain('2 files of 2 KiB');
    expect(words).toContain('one after the other');
    expect(refusedUnread([{ name: 'a.png', size: 1 }])).toBeNull();
  });

  test('an image of more than 2 MiB', () => {
    const png = new Uint8Array(MAX_IMAGE + 1);
    png.set(bytes([0x89], 'PNG\r\n\u001A\n'));
    expect(takingOf({ name: 'a.png', size: png.length }, png)).toMatchObject({ type: 'refused' });
    expect(takingOf({ name: 'a.png', size: MAX_IMAGE }, png.subarray(0, MAX_IMAGE))).toMatchObject({
      type: 'image',
    });
  });
});

test('an image’s name cannot leave its place in the Markdown', () => {
  const form = { extension: 'png', mediaType: 'image/png' };
  expect(imageMarkdown('chart.png', 'ab', form)).toBe('![chart](attachments/ab.png)');
  expect(imageMarkdown('a](javascript:x)\n[b.png', 'ab', form)).toBe(
    String.raw`![a\](javascript:x) \[b](attachments/ab.png)`,
  );
});
