import { describe, expect, it } from 'vitest';
import { nextCommit } from '../../shared/dips/next-commit.ts';
import { facts } from './facts.ts';

describe('a group whose name is made to mean something', () => {
  const group = '`x`\n# A heading [skip ci] closes #1\n@everyone |';
  const { message, pullRequestBody } = nextCommit(facts({ group }));

  it('is a name on a line of the commit, also where it begins like code', () => {
    expect(message.replaceAll('\n', ' ')).toContain(
      'working group `x` # A heading (skip ci) closes no. 1 @everyone |,',
    );
    expect(message.split('\n').filter((line) => line.startsWith('#'))).toEqual([]);
    expect(message).not.toContain('[skip');
  });

  it('is code, and nothing else, in the pull request', () => {
    expect(pullRequestBody).toContain('`ˋxˋ # A heading (skip ci) closes no. 1 @everyone ¦`');
  });
});
