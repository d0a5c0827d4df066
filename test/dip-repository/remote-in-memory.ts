import type { Host, HostProblem } from '../../shared/client/host-messages.ts';

type Branch = Readonly<Record<string, string>>;

/** A repository and its remote, as the contract of the host describes them; and what goes wrong next. */
export class RemoteInMemory {
  readonly here = new Map<string, Branch>();
  readonly remote = new Map<string, Branch>();
  readonly requests: string[] = [];
  #problem: { readonly type: string; readonly problem: HostProblem } | null = null;
  #pullRequest: number | null = null;
  #commits = 0;

  constructor(base: Branch = {}) {
    this.here.set('main', base);
    this.remote.set('main', base);
  }

  /** The next request of that type fails so. */
  fail(type: string, code: string): void {
    this.#problem = { type, problem: { code, message: code, details: {} } };
  }

  readonly host: Host = {
    request: (request: { readonly type: string }) => {
      this.requests.push(request.type);
      return Promise.resolve(this.#answer(request)) as never;
    },
    onEvent: () => () => undefined,
  };

  #answer(request: { readonly type: string } & Record<string, unknown>): unknown {
    const failing = this.#problem;
    if (failing?.type === request.type) {
      this.#problem = null;
      return { ok: false, problem: failing.problem };
    }
    switch (request.type) {
      case 'dip-file':
        return this.#file((request['branch'] as string | null) ?? 'main', String(request['path']));
      case 'dip-commit':
        return this.#commit(request);
      case 'dip-push':
        return this.#push(String(request['branch']));
      case 'pull-request-open':
        this.#pullRequest ??= 207;
        return { ok: true, value: { number: this.#pullRequest } };
      default:
        throw new Error(`nobody asks ${request.type} here`);
    }
  }

  #file(branch: string, path: string): unknown {
    const files = this.here.get(branch);
    const pushed = this.remote.get(branch) === files ? 'yes' : 'no';
    const commit = files === undefined ? null : this.#name(branch);
    return { ok: true, value: { text: files?.[path] ?? null, commit, pushed } };
  }

  #commit(request: Record<string, unknown>): unknown {
    const { branch, path, renamedFrom, before, text, afterwards } = request as {
      readonly branch: string;
      readonly path: string;
      readonly renamedFrom: string | null;
      readonly before: string | null;
      readonly text: string;
      readonly afterwards: 'push' | 'keep';
    };
    const files = this.here.get(branch) ?? this.here.get('main') ?? {};
    if ((files[renamedFrom ?? path] ?? null) !== before) {
      return { ok: false, problem: { code: 'git-conflict', message: 'other', details: { path } } };
    }
    const rest = Object.fromEntries(Object.entries(files).filter(([name]) => name !== renamedFrom));
    this.here.set(branch, { ...rest, [path]: text });
    this.#commits += 1;
    if (afterwards === 'push') return this.#push(branch);
    return { ok: true, value: this.#made(branch, 'no') };
  }

  #push(branch: string): unknown {
    const files = this.here.get(branch);
    const failing = this.#problem;
    if (failing?.type === 'push') {
      this.#problem = null;
      const { code, message } = failing.problem;
      return { ok: true, value: { ...this.#made(branch, 'no'), problem: { code, message } } };
    }
    if (files !== undefined) this.remote.set(branch, files);
    return { ok: true, value: this.#made(branch, 'yes') };
  }

  #made(branch: string, pushed: 'yes' | 'no') {
    return { commit: this.#name(branch), branch, pushed, problem: null };
  }

  #name(branch: string): string {
    return `${branch === 'main' ? 'a' : 'b'}${this.#commits}`.padEnd(40, '0');
  }
}
