// What the deleter leaves alone, and what it refuses: other people's files, what is kept, places that are not what they should be.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBelow, openFolder, unlockFolder } from '../../../agent/wipe/folder.ts';
import type { SweptPlace } from '../../../agent/wipe/place.ts';
import { sweep } from '../../../agent/wipe/remove.ts';
import { harmsInRace } from './support/naive.ts';
import { describeAsRoot } from './support/root.ts';
import { describeTree, kioskId, makeSandbox, type Sandbox } from './support/sandbox.ts';

let sandbox: Sandbox;
let before: string[];

beforeEach(() => {
  sandbox = makeSandbox();
  before = describeTree(sandbox.treasure);
});
afterEach(() => sandbox.end());

const look = (place: SweptPlace = sandbox.swept) => {
  const swept = sweep(place, 'look');
  return swept.ok ? swept.value.found : swept.problem.code;
};
const remove = (place: SweptPlace = sandbox.swept) => {
  const swept = sweep(place, 'remove');
  return swept.ok ? swept.value.removed : swept.problem.code;
};

const inPlace = (name: string) => join(sandbox.place, name);
const link = (target: string, name: string) => {
  symlinkSync(target, inPlace(name));
  execFileSync('chown', ['-h', `${kioskId}`, inPlace(name)]);
};

describeAsRoot('looking', () => {
  it('counts what it finds and removes nothing', () => {
    sandbox.file('folder/file');
    sandbox.file('core.1234');
    const tree = describeTree(sandbox.place);
    expect(sweep(sandbox.swept, 'look')).toEqual({ ok: true, value: { looked: 3, found: 3, dumps: 1, removed: 0 } });
    expect(describeTree(sandbox.place)).toEqual(tree);
  });
});

describeAsRoot('what is not the kiosk user’s', () => {
  it('stays, its files in private folders included', () => {
    writeFileSync(inPlace('roots'), 'precious');
    mkdirSync(inPlace('private'));
    writeFileSync(inPlace('private/odd'), 'root put it here');
    sandbox.own(inPlace('private/odd'));
    mkdirSync(inPlace('shared'));
    chmodSync(inPlace('shared'), 0o1777);
    writeFileSync(inPlace('shared/others'), 'precious');
    const tree = describeTree(sandbox.place);
    sandbox.file('theirs');
    expect(remove()).toBe(1);
    expect(describeTree(sandbox.place)).toEqual(tree);
  });

  it('stays where somebody still holds what is removed', () => {
    const path = sandbox.file('held');
    const descriptor = openSync(path, 'r');
    expect(remove()).toBe(1);
    expect(readFileSync(descriptor, 'utf8')).toBe('a patron was here');
    closeSync(descriptor);
  });

  it('goes too where dumps are anybody’s', () => {
    writeFileSync(inPlace('core.X.0'), 'the screen');
    expect(remove({ ...sandbox.swept, whose: 'anybody' })).toBe(1);
  });
});

describeAsRoot('what a service keeps', () => {
  /** Longer than the kernel's own clock for files may lag. */
  const tick = () => new Promise((resolve) => setTimeout(resolve, 20));

  it('goes, whoever owns it, but for what the service wrote since the wipe began', async () => {
    for (const name of ['old', 'folder/old', 'emptied/old']) sandbox.file(name);
    chownSync(inPlace('old'), 0, 0);
    await tick();
    const place: SweptPlace = { ...sandbox.swept, whose: 'service', begun: Date.now() };
    await tick();
    for (const name of ['new', 'folder/new', 'made/since']) sandbox.file(name);
    expect(look(place)).toBe(4);
    expect(remove(place)).toBe(4);
    expect(look(place)).toBe(0);
    expect(readdirSync(sandbox.place, { recursive: true }).sort()).toEqual([
      'folder',
      'folder/new',
      'made',
      'made/since',
      'new',
    ]);
  });

  it('goes also where its owner wrote a later time on it', async () => {
    utimesSync(sandbox.file('forged'), 4e9, 4e9);
    await tick();
    expect(remove({ ...sandbox.swept, whose: 'service', begun: Date.now() })).toBe(1);
  });
});

describeAsRoot('what is kept', () => {
  const keep = ['.X*-lock', 'bus', 'systemd/**'];

  it('stays, and nothing stays under its name that is not it', () => {
    for (const name of ['.X0-lock', 'bus/hidden', 'systemd/unit', 'other']) sandbox.file(name);
    expect(look({ ...sandbox.swept, keep })).toBe(2);
    expect(remove({ ...sandbox.swept, keep })).toBe(2);
    expect(readdirSync(sandbox.place).sort()).toEqual(['.X0-lock', 'bus', 'systemd']);
    expect(readdirSync(inPlace('systemd'))).toEqual(['unit']);
    expect(readdirSync(inPlace('bus'))).toEqual([]);
  });

  it('are the station’s own folders, in whatever folder they stand', () => {
    sandbox.file('theirs/runtime/socket');
    sandbox.file('theirs/other');
    const place = { ...sandbox.swept, leaveOut: [inPlace('theirs/runtime')] };
    expect(remove(place)).toBe(1);
    expect(look(place)).toBe(0);
    expect(readdirSync(inPlace('theirs/runtime'))).toEqual(['socket']);
  });
});

describeAsRoot('a place that is not what it should be', () => {
  const replace = (make: () => void) => {
    renameSync(sandbox.place, `${sandbox.place}.away`);
    make();
  };

  it('is as good as empty when it is absent', () => {
    replace(() => undefined);
    expect([look(), remove()]).toEqual([0, 0]);
  });

  it('is not seen when a link stands there', () => {
    replace(() => symlinkSync(join(sandbox.treasure, 'drawer'), sandbox.place));
    expect([look(), remove()]).toEqual(['WIPE-02', 'WIPE-02']);
    expect(describeTree(sandbox.treasure)).toEqual(before);
  });

  it('is not seen when a link stands on the way', () => {
    link(join(sandbox.treasure, 'drawer'), 'way');
    mkdirSync(join(sandbox.treasure, 'drawer', 'tmp'));
    expect(remove({ ...sandbox.swept, path: '/tmp/way/tmp' })).toBe('WIPE-02');
  });

  it('is not seen when it is a file or a pipe', () => {
    replace(() => writeFileSync(sandbox.place, ''));
    expect(remove()).toBe('WIPE-02');
    rmSync(sandbox.place);
    sandbox.run('mkfifo', [sandbox.place]);
    expect(remove()).toBe('WIPE-02');
  });

  it('is refused when it is protected, lies in something protected, or above it', () => {
    mkdirSync(join(sandbox.swept.root, 'etc/deeper'), { recursive: true });
    for (const path of ['/etc', '/etc/deeper', '/']) expect(remove({ ...sandbox.swept, path })).toBe('WIPE-04');
  });

  it('is refused when its path steps back to something protected', () => {
    mkdirSync(join(sandbox.swept.root, 'etc'));
    expect(remove({ ...sandbox.swept, path: '/tmp/../etc' })).toBe('WIPE-04');
    expect(remove({ ...sandbox.swept, path: '/tmp/../../treasure' })).toBe('WIPE-04');
    expect(describeTree(sandbox.treasure)).toEqual(before);
  });
});

/** Each changes names as fast as it can until it is ended; a patron's process that is still alive could do the same. */
const races = {
  'a folder that is swapped for a link while it is walked': `
    while (1) {
      mkdir $name; if (open my $f, ">", "$name/file") { close $f; }
      rename $name, $aside . ($at++ % 8); symlink $outside, $name; unlink $name;
    }`,
  'a folder that is moved out while it is walked, with a link in its place': `
    while (1) {
      mkdir $name; mkdir "$name/down"; if (open my $f, ">", "$name/down/file") { close $f; }
      select undef, undef, undef, 0.0003;
      rename $name, "$outside/../moved"; symlink $outside, $name;
      select undef, undef, undef, 0.0003;
      unlink $name; rename "$outside/../moved", $aside . ($at++ % 8);
    }`,
};

for (const [name, script] of Object.entries(races))
  describeAsRoot(name, () => {
    let attacker: ChildProcess;
    /** Bears the names of what is swapped for it. */
    const precious = () => join(sandbox.treasure, 'drawer/down/file');
    const isHarmed = () => !existsSync(precious()) || !existsSync(join(sandbox.treasure, 'drawer/kiosks'));

    beforeEach(() => {
      mkdirSync(dirname(precious()));
      writeFileSync(precious(), 'precious');
      const begin = 'my ($name, $aside, $outside) = @ARGV; my $at = 0;';
      const names = [inPlace('swapped'), inPlace('aside'), join(sandbox.treasure, 'drawer')];
      attacker = spawn('perl', ['-e', `${begin} ${script}`, ...names], { stdio: 'ignore' });
    });
    afterEach(async () => {
      attacker.kill('SIGKILL');
      if (attacker.exitCode === null && attacker.signalCode === null) await once(attacker, 'exit');
    });

    it('never leads the deleter outside', async () => {
      // The attacker is root here and its folders are root's: anybody's, so that all of them are walked.
      const place: SweptPlace = { ...sandbox.swept, whose: 'anybody' };
      let removed = 0;
      for (let round = 0; round < 100; round++) {
        const swept = sweep(place, 'remove');
        removed += swept.ok ? swept.value.removed : 0;
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(removed).toBeGreaterThan(0);
      expect(isHarmed()).toBe(false);
    });

    it('leads a naive one outside', async () => {
      expect(await harmsInRace(sandbox, isHarmed)).toBe(true);
    });
  });

describeAsRoot('opening a folder', () => {
  it('refuses a link in its last name, so that a swap after the look can’t lead outside', () => {
    link(join(sandbox.treasure, 'drawer'), 'link');
    expect(() => openFolder(inPlace('link'))).toThrow();
    expect(() => openBelow(sandbox.place, '/link')).toThrow();
    expect(() => unlockFolder(Buffer.from(inPlace('link')))).toThrow();
    expect(describeTree(sandbox.treasure)).toEqual(before);
  });

  it('refuses what would make it wait', () => {
    sandbox.run('mkfifo', [inPlace('pipe')]);
    expect(() => openFolder(inPlace('pipe'))).toThrow();
  });
});

describeAsRoot('a socket that somebody listens on', () => {
  it('goes like any other file', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(inPlace('socket'), resolve));
    sandbox.own(inPlace('socket'));
    expect(remove()).toBe(1);
    await new Promise((resolve) => server.close(resolve));
  });
});
