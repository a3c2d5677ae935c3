// What holds a visit: bubblewrap, the namespaces that it and Chromium's sandbox are made of, and a runtime that is kept up to date.
import { type Check, fine, fineUnless, wrong } from '../check.ts';
import { kernelValue, shown, statOf, thereOf } from '../files.ts';
import type { Machine } from '../machine.ts';
import { releaseFile, releaseOn } from '../release.ts';
import { policyOf } from '../station-policy.ts';

const programs = ['usr/bin/bwrap', 'bin/bwrap'];
const anybodyMayRun = 0o001;

/** Ubuntu's kernel refuses namespaces to programs without a profile; these give one to bubblewrap and to Lethe. */
const profiles = ['etc/apparmor.d/bwrap-userns-restrict', 'etc/apparmor.d/bwrap', 'etc/apparmor.d/lethe-shell'];

async function refusals(machine: Machine): Promise<readonly string[]> {
  const [clone, most, restricted] = await Promise.all([
    kernelValue(machine, 'proc/sys/kernel/unprivileged_userns_clone'),
    kernelValue(machine, 'proc/sys/user/max_user_namespaces'),
    kernelValue(machine, 'proc/sys/kernel/apparmor_restrict_unprivileged_userns'),
  ]);
  const hasProfile = (await thereOf(machine, profiles)).length > 0;
  return [
    ...(clone === '0' ? ['kernel.unprivileged_userns_clone'] : []),
    ...(most === null || most === '0' ? ['user.max_user_namespaces'] : []),
    ...(restricted === '1' && !hasProfile ? ['kernel.apparmor_restrict_unprivileged_userns'] : []),
  ];
}

export const containmentChecks: readonly Check[] = [
  {
    id: 'bubblewrap',
    severity: 'fault',
    what: 'bubblewrap is installed, belongs to root, and the kiosk user may run it.',
    why: 'A visit lives in namespaces that bubblewrap makes. Without it no visit can start.',
    fix: 'Install bubblewrap.',
    command: 'apt-get install bubblewrap',
    async look(machine) {
      const [path] = await thereOf(machine, programs);
      if (path === undefined) return wrong(`/${programs[0]}`);
      const about = await statOf(machine, path);
      const isGood = about?.isFile() === true && about.uid === machine.owner && (about.mode & anybodyMayRun) !== 0;
      return isGood ? fine : wrong(shown(path));
    },
  },
  {
    id: 'user-namespaces',
    severity: 'fault',
    what: 'Ordinary users may make user namespaces.',
    why: 'bubblewrap and Chromium’s own sandbox are made of them. Without them no visit can start.',
    fix: 'Allow them with sysctl; where AppArmor refuses them, install the profile that comes with bubblewrap or with Lethe.',
    command: 'sysctl -w user.max_user_namespaces=15000',
    look: async (machine) => fineUnless(await refusals(machine)),
  },
  {
    id: 'containment',
    severity: 'fault',
    what: 'The policy holds visits with bubblewrap.',
    why: 'With “directory” a visit is written to a folder and deleted afterwards; on a disk, deleted is not overwritten.',
    fix: 'Write “containment: bubblewrap” in the policy file, or take the key out.',
    command: null,
    async look(machine) {
      const policy = await policyOf(machine);
      return policy !== null && policy.containment !== 'bubblewrap' ? wrong(`${machine.policy}: containment`) : fine;
    },
  },
  {
    id: 'runtime',
    severity: 'fault',
    what: 'Lethe runs on an Electron that still gets security fixes.',
    why: 'Patrons visit websites that nobody vetted. The Electron for development is old and its holes are known.',
    fix: 'Install a released package of Lethe.',
    command: 'apt-get install lethe',
    async look(machine) {
      const release = await releaseOn(machine);
      return release === null || release.development ? wrong(shown(releaseFile)) : fine;
    },
  },
];
