// Every clearer against the logs that real programs write: the canary can be read before, and by nobody after. With one switched off, its logs alone keep it.
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeAsRoot } from '../agent/support/root.ts';
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

describeAsRoot('with one clearer switched off', () => {
  it.each(clearers)('the logs of %s keep their canary, and no others do', async (id) => {
    await plantAll();
    room.clear({ without: [id] });
    expect(new Set(scenes.filter((scene) => found(scene) > 0))).toEqual(
      new Set(scenes.filter((scene) => scene.id === id)),
    );
  });
});
