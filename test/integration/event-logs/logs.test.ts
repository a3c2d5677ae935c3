// Every clearer against the logs that real programs write: the canary can be read before, and by nobody after. With one switched off, its logs alone keep it.
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { until } from '../../support/room/room.ts';
import { describeAsRoot } from '../agent/support/root.ts';
import { logToRsyslog, startRsyslog } from './support/daemons.ts';
import { type JournalRoom, journalRoom } from './support/journal-room.ts';
import { type Scene, scenes } from './support/scenes.ts';

let room: JournalRoom;
let canary: string;

beforeEach(async () => {
  room = await journalRoom();
  canary = `canary-${randomBytes(6).toString('hex')}`;
});
afterEach(() => room.end());

const found = (scene: Scene): number => scene.found(room, canary);

async function plantAll(): Promise<void> {
  for (const scene of scenes) {
    await scene.plant(room, canary);
    expect(found(scene), scene.what).toBeGreaterThan(0);
  }
}

const clearers = [...new Set(scenes.map(({ id }) => id))];

describeAsRoot('each kind of event log', () => {
  it('is empty afterwards', async () => {
    await plantAll();
    const outcomes = room.clear();
    expect(outcomes.filter(({ left, problem }) => left > 0 || problem !== null)).toEqual([]);
    expect(scenes.filter((scene) => found(scene) > 0)).toEqual([]);
    expect(outcomes.map(({ id }) => id).sort()).toEqual([...clearers].sort());
  });
});

describeAsRoot('a daemon whose log was cleared', () => {
  it('goes on writing to it', async () => {
    await startRsyslog(room);
    logToRsyslog(room, canary);
    await until(() => room.shell('cat /var/log/syslog || true').includes(canary));
    room.clear();
    logToRsyslog(room, 'later');
    await until(() => room.shell('cat /var/log/syslog').includes('later'));
    expect(room.shell('cat /var/log/syslog')).not.toContain(canary);
  });

  it('opens it anew where somebody had deleted it', async () => {
    await startRsyslog(room);
    logToRsyslog(room, canary);
    await until(() => room.shell('cat /var/log/syslog || true').includes(canary));
    room.shell('rm /var/log/syslog');
    logToRsyslog(room, canary);
    await until(() => room.clear().some(({ id, removed }) => id === 'nameless-logs' && removed === 1));
    logToRsyslog(room, 'later');
    await until(() => room.shell('cat /var/log/syslog || true').includes('later'));
    expect(room.shell('cat /var/log/syslog')).not.toContain(canary);
  });
});

describeAsRoot('with one clearer switched off', () => {
  it.each(clearers)('the logs of %s keep their canary, and no others do', async (id) => {
    await plantAll();
    room.clear({ without: [id] });
    expect(new Set(scenes.filter((scene) => found(scene) > 0))).toEqual(
      new Set(scenes.filter((scene) => scene.id === id)),
    );
  });
});
