// Judges each requirement by what this station can show. Pure: the same facts give the same report.
import {
  type EvidenceSource,
  promiseTests,
  type Requirement,
  type RequirementId,
  requirements,
} from '../../contract/conformance.ts';
import { inventory } from '../../contract/inventory.ts';
import { stores } from '../../contract/inventory-stores.ts';
import { faultsAmong } from '../doctor/examine.ts';
import type { Facts } from './facts.ts';
import type { Phrase } from './words.ts';

/** From well to ill; a requirement stands as the worst of its evidence. `elsewhere`: nothing on a station can show it. */
export const standings = ['held', 'elsewhere', 'partly', 'unknown', 'broken'] as const;
export type Standing = (typeof standings)[number];

export interface Evidence {
  readonly standing: Exclude<Standing, 'partly'>;
  readonly phrase: Phrase;
}

export interface Judged {
  readonly requirement: Requirement;
  readonly standing: Standing;
  readonly evidence: readonly Evidence[];
  readonly tests: readonly string[];
}

export const judge = (facts: Facts): readonly Judged[] =>
  requirements.map((requirement) => {
    const evidence = requirement.evidence.flatMap((source) => evidenceFrom(source, facts));
    const tests = [...requirement.promises.flatMap((id) => promiseTests[id]), ...requirement.tests];
    return { requirement, standing: standingOf(requirement, evidence), evidence, tests: [...new Set(tests)] };
  });

/** What a station shows counts before what it can't show. */
function standingOf({ partly }: Requirement, evidence: readonly Evidence[]): Standing {
  const found = evidence.map(({ standing }) => standing);
  if (found.includes('broken')) return 'broken';
  if (found.includes('unknown')) return 'unknown';
  if (partly === true) return 'partly';
  return found.includes('held') ? 'held' : 'elsewhere';
}

/** Anything that staff must look at. */
export const isWell = (judged: readonly Judged[]): boolean =>
  judged.every(({ standing }) => standing !== 'broken' && standing !== 'unknown');

export const idsOf = (judged: readonly Judged[], standing: Standing): readonly RequirementId[] =>
  judged.filter((one) => one.standing === standing).map(({ requirement }) => requirement.id);

const held = (phrase: Phrase): readonly Evidence[] => [{ standing: 'held', phrase }];
const broken = (phrase: Phrase): readonly Evidence[] => [{ standing: 'broken', phrase }];
const unknown = (phrase: Phrase): readonly Evidence[] => [{ standing: 'unknown', phrase }];
const elsewhere = (phrase: Phrase): readonly Evidence[] => [{ standing: 'elsewhere', phrase }];

function evidenceFrom(source: EvidenceSource, facts: Facts): readonly Evidence[] {
  switch (source.from) {
    case 'deed':
      return deedDone(source.deed, facts);
    case 'doctor':
      return checksMade(source.checks, facts);
    case 'state':
      return inService(facts);
    case 'resources':
      return resourcesListed(facts);
    case 'parts':
      return facts.policy === null
        ? unknown({ say: 'policyUnknown' })
        : held({ say: facts.policy.network.parts === 'listed' ? 'partsListed' : 'partsPublic' });
    case 'statistics':
      return visitsCounted(facts);
    case 'report':
      return messageSent(facts);
    case 'inventory':
      return storesKept();
    case 'today':
      return held({ say: 'today' });
    case 'tests':
      return elsewhere({ say: 'byTests' });
    case 'server':
      return elsewhere({ say: 'byServer' });
  }
}

/** A day, and the hour that a patron who is in may hold it up (P14). */
const longestHours = 25;

function deedDone(deed: Extract<EvidenceSource, { from: 'deed' }>['deed'], { deeds }: Facts): readonly Evidence[] {
  if (deeds === null) return unknown({ say: 'deedUnknown', deed });
  const done = deeds[deed];
  if (done === null) return broken({ say: 'deedNever', deed });
  const { ok, hours } = done;
  if (!ok) return broken({ say: 'deedFailed', deed, hours });
  return hours > longestHours ? broken({ say: 'deedOld', deed, hours }) : held({ say: 'deedWell', deed, hours });
}

/** Advice speaks against nothing. */
function checksMade(ids: readonly string[], { findings }: Facts): readonly Evidence[] {
  const made = findings.filter(({ check }) => ids.includes(check.id));
  const against = faultsAmong(made);
  const unseen = against.filter(({ is }) => is === 'unknown').map(({ check }) => check.id);
  const failed = against.filter(({ is }) => is === 'wrong').map(({ check }) => check.id);
  const good = made.length - against.length;
  return [
    ...(good > 0 ? held({ say: 'checksHold', good, all: ids.length }) : []),
    ...(failed.length > 0 ? broken({ say: 'checksFail', ids: failed }) : []),
    ...(unseen.length > 0 ? unknown({ say: 'checksUnknown', ids: unseen }) : []),
  ];
}

function inService({ state, problem }: Facts): readonly Evidence[] {
  if (state === 'unknown') return unknown({ say: 'stateUnknown' });
  if (state === 'blocked') return broken({ say: 'outOfService', code: problem ?? 'WIPE-01' });
  return held({ say: state === 'wiping' ? 'wiping' : 'inService' });
}

function resourcesListed({ policy }: Facts): readonly Evidence[] {
  if (policy === null) return unknown({ say: 'policyUnknown' });
  const open = policy.resources.filter(({ walkIn }) => walkIn).length;
  return held({ say: 'resources', all: policy.resources.length, open });
}

function visitsCounted({ policy }: Facts): readonly Evidence[] {
  if (policy === null) return unknown({ say: 'policyUnknown' });
  const { visits, epsilon } = policy.statistics;
  return held(visits ? { say: 'statisticsOn', epsilon } : { say: 'statisticsOff' });
}

function messageSent({ policy, message }: Facts): readonly Evidence[] {
  if (policy === null) return unknown({ say: 'policyUnknown' });
  if (policy.server === undefined) return held({ say: 'reportNone' });
  switch (message.is) {
    case 'missing':
      return unknown({ say: 'reportMissing' });
    case 'strange':
      return broken({ say: 'reportStrange' });
    case 'ours':
      return held({ say: 'reportWell', bytes: message.bytes, fields: message.values });
  }
}

const lasting = new Set(['set', 'next']);

/** What would harm a patron may not outlive a day; a list in which it did would be one of a station that keeps something. */
function storesKept(): readonly Evidence[] {
  const lifetimes = new Map(inventory.map(({ id, lifetime }) => [id, lifetime]));
  const kept = stores.filter(({ risk, kept: line }) => risk === 'high' && lasting.has(lifetimes.get(line) ?? 'set'));
  const phrase: Phrase = { say: 'stores', all: stores.length, kept: kept.length };
  return kept.length === 0 ? held(phrase) : broken(phrase);
}
