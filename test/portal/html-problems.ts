import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Titles are as long as people make them; the page's own are shortened by what shows them.
    'long-title': 'off',
    // Of the source, which nobody reads.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'doctype-style': 'off',
    // The stylesheet is the relay's own, named after its content.
    'require-sri': ['error', { target: 'crossorigin' }],
    // What scrolls sideways is a region with a name that the keyboard reaches.
    'prefer-native-element': 'off',
  },
});

/** What is not valid in a page, one line each. */
export async function htmlProblems(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`),
  );
}
