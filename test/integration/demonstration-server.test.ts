// The demonstration's server: its link signs an admin in, its stations are as varied as they should be, and it knows whether the station was heard.
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrol } from '../../agent/delivery/enrol.ts';
import { keyOf, readIdentity } from '../../agent/delivery/identity.ts';
import { postTo } from '../../agent/delivery/post.ts';
import { type DemonstrationServer, startDemonstrationServer } from '../../build/demo/server.ts';
import { readPolicy } from '../../contract/policy-file.ts';
import { reportPath, reportType } from '../../contract/report-envelope.ts';
import { Fleet, staffApi } from '../../contract/staff-api.ts';
import { cookieOf } from '../support/server/staff.ts';
import { stationWith } from '../support/server/stations.ts';

const patience = 180_000;
let server: DemonstrationServer;
let state: string;
const agent = new Agent({ rejectUnauthorized: false });

beforeAll(async () => {
  server = await startDemonstrationServer(120);
  state = mkdtempSync(join(tmpdir(), 'lethe-state-'));
}, patience);
afterAll(async () => {
  await server?.stop();
  rmSync(state, { recursive: true, force: true });
});

const ask = (path: string, body?: object, headers = {}): Promise<{ cookie: string; said: unknown }> =>
  new Promise((resolve, reject) => {
    const { origin } = new URL(server.link);
    const method = body === undefined ? 'GET' : 'POST';
    const given = { agent, method, headers: { 'content-type': 'application/json', ...headers } };
    const asking = request(new URL(path, origin), given, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      answer.on('end', () => resolve({ cookie: cookieOf(answer.headers['set-cookie']), said: JSON.parse(text) }));
    });
    asking.on('error', reject).end(body && JSON.stringify(body));
  });

function settings() {
  const read = readPolicy(server.policy, () => false);
  if (!read.ok || read.policy.server === undefined) throw new Error('The policy names no server.');
  return read.policy.server;
}

describe('the demonstration’s server', () => {
  it('lets in whoever opens the link, once, and shows them stations of every kind', async () => {
    const { hash } = new URL(server.link);
    const joined = await ask(`${staffApi}/join`, { invitation: hash.slice(1), password: 'a harbour, a tide' });
    const { said } = await ask(`${staffApi}/stations`, undefined, { cookie: joined.cookie });
    const { counts, rows } = Fleet.parse(said);
    expect(rows).toHaveLength(120);
    expect(counts.well).toBeGreaterThan(90);
    for (const verdict of ['out', 'silent', 'attention', 'hold'] as const) expect(counts[verdict]).toBeGreaterThan(0);
    expect(rows.map(([, , , , reason]) => reason)).toEqual(expect.arrayContaining(['clone', 'silent-place']));
    const again = await ask(`${staffApi}/join`, { invitation: hash.slice(1), password: 'a harbour, a tide' });
    expect(again.cookie).not.toContain('=');
  });

  it('does not say that it has heard a station that said nothing', async () => {
    expect(await server.hears(500)).toBe(false);
  });

  it('says so as soon as the station has enrolled and reported', async () => {
    server.prepareState(state);
    const { url, ca = null, token } = settings();
    const { post, close } = postTo({ url, ca });
    expect(await enrol({ stateDir: state, tokenFile: token, post, again: false })).toMatchObject({ is: 'enrolled' });
    const identity = readIdentity(state);
    const key = identity && keyOf(identity);
    if (!key) throw new Error('not enrolled');
    const body = stationWith(identity.station, key).next();
    expect(await post({ path: reportPath, type: reportType, body })).toMatchObject({ status: 200 });
    close();
    expect(await server.hears(5000)).toBe(true);
  });
});
