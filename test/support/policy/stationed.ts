// A station's own end of taking policies: real keeper, real HTTPS, a real enrolment, and a shell that starts afresh when it is asked to.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { enrol } from '../../../agent/delivery/enrol.ts';
import { readIdentity } from '../../../agent/delivery/identity.ts';
import { getFrom, postTo, type ServerPlace } from '../../../agent/delivery/post.ts';
import { systemClock } from '../../../agent/health/clock.ts';
import { keepPolicy, type PolicyKeeper } from '../../../agent/policy-pull/keeper.ts';
import { pullOnce } from '../../../agent/policy-pull/puller.ts';
import { Policy } from '../../../contract/policy.ts';
import { demonstrationPolicy } from '../../demonstration/policy.ts';

export interface Stationed {
  readonly keeper: PolicyKeeper;
  readonly id: string;
  readonly logged: string[];
  /** Asks once, from where it is told, and lets the shell start afresh if that was asked for. */
  pull(from?: ServerPlace): Promise<void>;
}

export interface Premises {
  readonly folder: string;
  readonly server: ServerPlace;
  readonly token: string;
  readonly keys: readonly string[];
}

/** @throws when the server does not let it enrol */
export async function stationAt({ folder, server, token, keys }: Premises): Promise<Stationed> {
  const [stateDir, runtimeDir, tokenFile] = ['state', 'runtime', 'token'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [stateDir, runtimeDir]) mkdirSync(path, { recursive: true, mode: 0o700 });
  writeFileSync(tokenFile, token, { mode: 0o600 });
  const { post, close } = postTo(server);
  const enrolled = await enrol({ stateDir, tokenFile, post, again: false });
  close();
  if (enrolled.is !== 'enrolled') throw new Error(enrolled.problem);
  const local = Policy.parse({
    ...demonstrationPolicy('open-access'),
    server: { url: server.url, policyKeys: keys, ...(server.ca && { ca: server.ca }) },
  });
  const logged: string[] = [];
  const log = ({ code }: { readonly code: string }) => void logged.push(code);
  const keeper = keepPolicy({ stateDir, runtimeDir, clock: systemClock, log, local: () => local });
  let renewed = false;
  let events: { greeted(role: 'shell'): unknown; shellLost(): void } | null = null;
  const link = await keeper.around(async (given) => {
    events = given;
    const cueShell = (): boolean => {
      renewed = true;
      return true;
    };
    return { tellAll: () => undefined, cueShell, close: async () => undefined };
  })({ greeted: () => ({ tell: 'state', state: 'clean' }), asked: () => undefined, shellLost: () => undefined });
  const arrive = async (): Promise<void> => {
    link.tellAll({ tell: 'state', state: 'clean' });
    events?.greeted('shell');
    await new Promise(setImmediate);
  };
  await arrive();
  return {
    ...{ keeper, logged, id: enrolled.identity.station },
    async pull(from = server) {
      renewed = false;
      const nonce = (): string => '0123456789abcdef';
      const identity = () => readIdentity(stateDir);
      await pullOnce({
        clock: systemClock,
        keeper,
        server: () => from,
        identity,
        nonce,
        chance: () => 0,
        get: getFrom,
      });
      if (!renewed) return;
      events?.shellLost();
      await arrive();
    },
  };
}
