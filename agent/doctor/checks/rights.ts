// Who may do what: the rights of the station's own files, and those of the kiosk user.
import { relative } from 'node:path';
import { dangerousGroups } from '../../accounts.ts';
import type { Change } from '../change.ts';
import { type Check, fine, fineUnless, type Look, Unseen, wrong } from '../check.ts';
import { entryAt, namesIn, shown, textOf } from '../files.ts';
import type { Machine } from '../machine.ts';
import { policyOf } from '../station-policy.ts';

const othersMayWrite = 0o022;
const othersMayAny = 0o077;
const ordinary = 0o777;

interface Loose {
  readonly path: string;
  readonly mode: number;
  readonly group: number;
}

/** What is not root's alone to change, the folder itself included. Links have no rights, and a socket is what it is. */
async function looseIn(machine: Machine, path: string, forbidden: number): Promise<readonly Loose[]> {
  const about = await entryAt(machine, path);
  if (about === null || !(about.isFile() || about.isDirectory())) return [];
  const isLoose = about.uid !== machine.owner || (about.mode & forbidden) !== 0;
  const here = isLoose ? [{ path, mode: about.mode & ordinary & ~forbidden, group: about.gid }] : [];
  if (!about.isDirectory()) return here;
  const inside = await Promise.all(
    (await namesIn(machine, path)).map((name) => looseIn(machine, `${path}/${name}`, forbidden)),
  );
  return [...here, ...inside.flat()];
}

const tighten = (machine: Machine, loose: readonly Loose[]): readonly Change[] =>
  loose.map(({ path, mode, group }) => ({ do: 'rights', path, rights: { mode, owner: machine.owner, group } }));

type Find = (machine: Machine) => Promise<readonly Loose[]>;

const rightsCheck = (find: Find, about: Omit<Check, 'severity' | 'look' | 'mend'>): Check => ({
  ...about,
  severity: 'fault',
  look: async (machine) => fineUnless((await find(machine)).map(({ path }) => shown(path))),
  mend: {
    safe: 'It takes rights away and gives none; what Lethe itself needs stays.',
    plan: async (machine) => tighten(machine, await find(machine)),
  },
});

const tokenIn = async (machine: Machine): Promise<string> =>
  ((await policyOf(machine))?.server?.token ?? '/etc/lethe/enrolment-token').slice(1);

/** The token is held more tightly, by a check of its own. */
async function settings(machine: Machine): Promise<readonly Loose[]> {
  const token = await tokenIn(machine);
  return (await looseIn(machine, 'etc/lethe', othersMayWrite)).filter(({ path }) => path !== token);
}

const programs: Find = async (machine) => {
  const folders = ['opt/lethe', 'opt/lethe-shell'];
  return (await Promise.all(folders.map((folder) => looseIn(machine, folder, othersMayWrite)))).flat();
};

/** The agent's own folders: where they are is an option, and so they may lie outside the root folder. */
const below = ({ root }: Machine, folder: string): string => relative(root, folder);

/** passwd(5), shadow(5), group(5): fields between colons. */
const fieldsOf = (text: string | null): readonly (readonly string[])[] =>
  (text ?? '').split('\n').flatMap((line) => (line === '' ? [] : [line.split(':')]));

const accountsOf = async (machine: Machine) => fieldsOf(await textOf(machine, 'etc/passwd'));

async function kioskIsOrdinary(machine: Machine): Promise<Look> {
  const account = (await accountsOf(machine)).find(([name]) => name === machine.kioskUser);
  return account !== undefined && Number(account[2]) > 0 ? fine : wrong('/etc/passwd');
}

/** `!` and `*`: no password fits. An empty field: none is asked for. */
async function passwords(machine: Machine): Promise<readonly (readonly string[])[]> {
  const text = await textOf(machine, 'etc/shadow');
  if (text === null) throw new Unseen();
  return fieldsOf(text);
}

async function dangerousRights(machine: Machine): Promise<readonly string[]> {
  const own = (await accountsOf(machine)).find(([name]) => name === machine.kioskUser)?.[3];
  const groups = fieldsOf(await textOf(machine, 'etc/group')).filter(
    ([, , id, members = '']) => id === own || members.split(',').includes(machine.kioskUser),
  );
  const found = groups.map(([name = '']) => name).filter((name) => dangerousGroups.has(name));
  const files = ['etc/sudoers', ...(await namesIn(machine, 'etc/sudoers.d')).map((name) => `etc/sudoers.d/${name}`)];
  const texts = await Promise.all(files.map((path) => textOf(machine, path)));
  const named = new RegExp(`^\\s*(%?${machine.kioskUser}|ALL)\\s+\\S+\\s*=`, 'm');
  return [...found.map((name) => `group ${name}`), ...files.filter((_, at) => named.test(texts[at] ?? '')).map(shown)];
}

export const rightsChecks: readonly Check[] = [
  rightsCheck(settings, {
    id: 'settings-rights',
    what: 'Only root may change the settings in /etc/lethe.',
    why: 'Whoever may change the policy decides what the station opens and keeps.',
    fix: 'Give the named files to root, and take the right to write from everybody else.',
    command: 'chown -R root:root /etc/lethe && chmod -R go-w /etc/lethe',
  }),
  rightsCheck(async (machine) => await looseIn(machine, await tokenIn(machine), othersMayAny), {
    id: 'token-rights',
    what: 'Only root may read the enrolment token.',
    why: 'Whoever reads it can make other computers known to the server.',
    fix: 'Take every right from everybody but root.',
    command: 'chmod 600 /etc/lethe/enrolment-token',
  }),
  rightsCheck(programs, {
    id: 'program-rights',
    what: 'Only root may change the programs of Lethe, in /opt/lethe and /opt/lethe-shell.',
    why: 'The agent runs as root: whoever may change it is root. Whoever may change the shell sees every visit.',
    fix: 'Give the named files to root, and take the right to write from everybody else.',
    command: 'chown -R root:root /opt/lethe* && chmod -R go-w /opt/lethe*',
  }),
  rightsCheck((machine) => looseIn(machine, below(machine, machine.stateFolder), othersMayAny), {
    id: 'state-rights',
    what: 'Only root may read what the agent keeps (/var/lib/lethe).',
    why: 'The station’s key lies there.',
    fix: 'Give it to root, and take every right from everybody else.',
    command: 'chown -R root:root /var/lib/lethe && chmod -R go= /var/lib/lethe',
  }),
  {
    id: 'run-rights',
    severity: 'fault',
    what: 'Only root may put anything into /run/lethe.',
    why: 'The agent’s socket and the station’s state word lie there.',
    fix: 'Start the agent anew: it makes the folder as it should be, or says why it can’t.',
    command: 'systemctl restart lethe-agent',
    async look(machine) {
      const path = below(machine, machine.runtimeFolder);
      const about = await entryAt(machine, path);
      const isGood =
        about?.isDirectory() === true && about.uid === machine.owner && (about.mode & othersMayWrite) === 0;
      return isGood ? fine : wrong(shown(path));
    },
  },
  {
    id: 'kiosk-user',
    severity: 'fault',
    what: 'There is a kiosk user, and it is not root.',
    why: 'The screen and every visit run as this user.',
    fix: 'Let the package make it.',
    command: 'systemd-sysusers /usr/lib/sysusers.d/lethe.conf',
    look: kioskIsOrdinary,
  },
  {
    id: 'kiosk-password',
    severity: 'fault',
    what: 'Nobody can sign in as the kiosk user.',
    why: 'A station has no accounts. A password that is empty or known is a way in.',
    fix: 'Lock its password.',
    command: 'passwd --lock lethe',
    async look(machine) {
      const field = (await passwords(machine)).find(([name]) => name === machine.kioskUser)?.[1];
      return field === undefined || /^[!*]/.test(field) ? fine : wrong('/etc/shadow');
    },
  },
  {
    id: 'empty-passwords',
    severity: 'fault',
    what: 'No other account lets anybody in without a password.',
    why: 'It is a way in from every prompt that there is.',
    fix: 'Give the account a password, or lock it.',
    command: 'passwd --lock ACCOUNT',
    async look(machine) {
      const open = (await passwords(machine)).filter(([name, field]) => name !== machine.kioskUser && field === '');
      return open.length === 0 ? fine : wrong('/etc/shadow');
    },
  },
  {
    id: 'kiosk-rights',
    severity: 'fault',
    what: 'The kiosk user is in no group that leads to root, to logs or to other people’s files.',
    why: 'What breaks out of a visit has this user’s rights.',
    fix: 'Take it out of the named group, or its name out of the named file.',
    command: 'gpasswd --delete lethe GROUP',
    look: async (machine) => fineUnless(await dangerousRights(machine)),
  },
];
