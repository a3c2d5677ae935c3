// A station looks like any other computer, and like itself each time: what a page can read of it in two visits.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hosts } from '../../demonstration/hosts.ts';
import { type OwnDemonstration, startOwnDemonstration } from '../../demonstration/own-process.ts';
import { demonstrationPolicyText } from '../../demonstration/policy.ts';
import type { Page } from '../../support/station/devtools.ts';
import { clickOn, endVisit, sitDown } from '../../support/station/patron.ts';
import { type Station, startStation } from '../../support/station/station.ts';

interface Seen {
  readonly agent: string;
  readonly brands: string;
  readonly devices: string[];
  readonly candidates: string[];
  readonly languages: readonly string[];
  readonly leaks: string[];
}

/** Host candidates carry the machine's own addresses; mDNS names (RFC 8828) or none at all do not. */
const look = `(async () => {
  const candidates = [];
  if (typeof RTCPeerConnection === 'function') {
    const connection = new RTCPeerConnection({ iceServers: [] });
    connection.createDataChannel('x');
    connection.onicecandidate = (event) => { if (event.candidate) candidates.push(event.candidate.candidate); };
    await connection.setLocalDescription(await connection.createOffer());
    await new Promise((resolve) => setTimeout(resolve, 800));
    connection.close();
  }
  const devices = await navigator.mediaDevices.enumerateDevices();
  return {
    agent: navigator.userAgent,
    brands: JSON.stringify(navigator.userAgentData?.brands ?? []),
    devices: devices.map((device) => device.deviceId).filter((id) => id !== ''),
    candidates,
    languages: navigator.languages,
    leaks: ['process', 'require', 'module', 'lethe', 'electron', 'Buffer'].filter((name) => name in window),
  };
})()`;

let library: OwnDemonstration;
let station: Station;
let shell: Page;

async function visitAndLook(): Promise<Seen> {
  const visit = await sitDown(station, shell);
  await clickOn(station, await visit.tab('lethe://tab/home'), `a[href*="${hosts.journals}"]`);
  const seen = await (await visit.tab(hosts.journals)).evaluate<Seen>(look);
  await endVisit(station, visit);
  await clickOn(station, shell, 'main .button.main');
  return seen;
}

let first: Seen;
let second: Seen;

beforeAll(async () => {
  library = await startOwnDemonstration();
  const { certificate, hostRules } = library;
  station = await startStation({ policy: demonstrationPolicyText('open-access'), certificate, hostRules });
  shell = await station.shellPage();
  first = await visitAndLook();
  second = await visitAndLook();
});

afterAll(async () => {
  await station?.stop();
  await library?.close();
});

describe('P11 A station looks like any other computer, and like itself each time.', () => {
  it('has the user agent of a plain Chrome', () => {
    expect(first.agent).toMatch(
      /^Mozilla\/5\.0 \(X11; Linux x86_64\) AppleWebKit\/537\.36 \(KHTML, like Gecko\) Chrome\/\d+\.0\.0\.0 Safari\/537\.36$/,
    );
    expect(first.brands).not.toMatch(/electron|lethe/i);
  });

  it('shows a page nothing of Electron or Node', () => expect(first.leaks).toEqual([]));

  it('asks websites for the language that the patron chose', () => expect(first.languages).toEqual(['en-US', 'en']));

  it('gives away no address of this machine', () => {
    expect(first.candidates.filter((candidate) => / typ host/.test(candidate) && !/\.local /.test(candidate))).toEqual(
      [],
    );
  });

  it('has no device name that is the same in two visits', () => {
    expect(first.devices.filter((device) => second.devices.includes(device))).toEqual([]);
  });

  it('is otherwise the same to a page in both', () => {
    expect({ ...second, devices: [], candidates: [] }).toEqual({ ...first, devices: [], candidates: [] });
  });
});
