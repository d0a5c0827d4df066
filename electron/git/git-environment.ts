import { devNull } from 'node:os';
import type { RemoteLogin } from './remote-address.ts';

/** What a run of git is told beside its arguments. */
export interface GitSituation {
  /** Null: git looks for it from the folder, and checks whose it is. */
  readonly gitDir: string | null;
  readonly indexFile?: string;
  readonly author?: { readonly name: string; readonly email: string };
  /** Offered to servers of these origins, and no others. */
  readonly logins?: readonly RemoteLogin[];
  /** The person's own command for ssh; null for `ssh`. */
  readonly sshCommand?: string | null;
}

/**
 * Settings of every run, in the environment, where `ps` shows none of them. They go before the
 * person's own: a repository whose settings are hostile gets no program of its own to run by them.
 */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['core.hooksPath', devNull],
  ['core.fsmonitor', 'false'],
  ['core.askPass', ''],
  // What is committed is on the disk, with its ref, before it is said.
  ['core.fsync', 'committed,reference'],
  ['core.fsyncMethod', 'fsync'],
  ['core.quotePath', 'false'],
  ['core.protectHFS', 'true'],
  ['core.protectNTFS', 'true'],
  ['core.logAllRefUpdates', 'false'],
  ['i18n.commitEncoding', 'UTF-8'],
  ['i18n.logOutputEncoding', 'UTF-8'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['push.followTags', 'false'],
  ['push.gpgSign', 'false'],
  ['push.recurseSubmodules', 'no'],
  ['transfer.fsckObjects', 'false'],
  ['http.lowSpeedLimit', '100'],
  ['http.lowSpeedTime', '30'],
  // A redirect leads nowhere with a login: git asks for one anew, by its origin.
  ['http.followRedirects', 'initial'],
  // Everything that can run a program, `ext::` above all, is out.
  ['protocol.allow', 'never'],
  ['protocol.ext.allow', 'never'],
  ['protocol.file.allow', 'always'],
  ['protocol.http.allow', 'always'],
  ['protocol.https.allow', 'always'],
  ['protocol.ssh.allow', 'always'],
  // It has a proxy of its own, which is a program.
  ['protocol.git.allow', 'never'],
];

/** Reads the login of its origin from the environment, and says it to nobody but git. */
const helperOf = (index: number): string =>
  `!f() { test "$1" = get && printf 'username=%s\\npassword=%s\\n' ` +
  `"$CONVENE_LOGIN_USER_${index}" "$CONVENE_LOGIN_PASSWORD_${index}"; }; f`;

/** The environment of a run of git. */
export function environmentOf(situation: GitSituation): Record<string, string> {
  const { logins = [], author } = situation;
  const settings = [
    ...SETTINGS,
    ...logins.flatMap(({ origin }, index) => [
      // Empty: forgets the helpers that the person has, which may ask in a window.
      [`credential.${origin}.helper`, ''] as const,
      [`credential.${origin}.helper`, helperOf(index)] as const,
    ]),
  ];
  return {
    ...ofTheSystem(),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    SSH_ASKPASS_REQUIRE: 'never',
    GCM_INTERACTIVE: 'never',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_SSH_COMMAND: sshOf(situation.sshCommand ?? null),
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
    ...Object.fromEntries(
      logins.flatMap(({ user, password }, index) => [
        [`CONVENE_LOGIN_USER_${index}`, user],
        [`CONVENE_LOGIN_PASSWORD_${index}`, password],
      ]),
    ),
    ...(situation.gitDir === null ? {} : { GIT_DIR: situation.gitDir }),
    ...(situation.indexFile === undefined ? {} : { GIT_INDEX_FILE: situation.indexFile }),
    ...(author === undefined ? {} : identityOf(author)),
  };
}

function identityOf({ name, email }: { name: string; email: string }): Record<string, string> {
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}

/** Of ours only what is no setting of git's, nor a program for it to run. */
const ofTheSystem = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || NOT_PASSED_ON.test(name) ? [] : [[name, value]],
    ),
  );

const NOT_PASSED_ON =
  /^(?:git_.*|editor|visual|pager|prefix|ssh_askpass.*|lc_.*|lang|language|convene_.*|node_options)$/i;

/** Nobody is there to answer ssh. */
function sshOf(command: string | null): string {
  if (command === null) return 'ssh -oBatchMode=yes -oConnectTimeout=20';
  return /plink/i.test(command) ? `${command} -batch` : `${command} -oBatchMode=yes`;
}
