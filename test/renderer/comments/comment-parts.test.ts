import { describe, expect, test } from 'vitest';
import { commentParts } from '../../../renderer/features/documents/comments/comment-parts.ts';

const ADA = { id: 'ada', name: 'Ada', organization: 'Novi', label: 'Ada' };

const told = (text: string): string[] =>
  commentParts(text, [ADA]).map((part) => `${part.kind}:${part.text}`);

describe('a comment in its parts', () => {
  test.each<[string, string[]]>([
    ['plain', ['text:plain']],
    ['', []],
    ['see https://a.example/x.', ['text:see ', 'link:https://a.example/x', 'text:.']],
    ['(https://a.example/x_(y))', ['text:(', 'link:https://a.example/x_(y)', 'text:)']],
    ['http://a.example', ['text:http://a.example']],
    ['javascript:alert(1)', ['text:javascript:alert(1)']],
    ['https://', ['text:https://']],
    ['@Ada: look', ['mention:@Ada', 'text:: look']],
    ['https://a.example/@Ada', ['link:https://a.example/@Ada']],
    ['@Bob', ['text:@Bob']],
    // A character that turns the direction around ends the address.
    ['https://a.example/\u202Egnp.exe', ['link:https://a.example/', 'text:\u202Egnp.exe']],
    ['<b>no</b>', ['text:<b>no</b>']],
    ['from #/topics/status-page.', ['text:from ', 'place:#/topics/status-page', 'text:.']],
    [
      `#/documents/output/a?thread=${'0a'.repeat(16)}`,
      [`place:#/documents/output/a?thread=${'0a'.repeat(16)}`],
    ],
    ['#/settings and #/start/join?link=x', ['text:#/settings and #/start/join?link=x']],
    ['https://a.example/#/topics/x', ['link:https://a.example/#/topics/x']],
  ])('%j', (text, parts) => {
    expect(told(text)).toEqual(parts);
  });

  test('together they are the whole text', () => {
    const text = 'Ask @Ada at https://a.example, or @Ada.\nNew line 👍';
    expect(
      commentParts(text, [ADA])
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
