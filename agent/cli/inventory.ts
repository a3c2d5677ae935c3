// `lethe inventory` (R16): every store of data on the station, who answers for it, how long it lasts, what empties it, the last proof.
import type { Deeds } from '../../contract/agent-control.ts';
import { inventory as lines } from '../../contract/inventory.ts';
import { type Store, stores } from '../../contract/inventory-stores.ts';
import { deedInWords } from './deeds.ts';
import { runtimeFolder, runtimeOption } from './runtime-folder.ts';
import { askStatus } from './status.ts';
import type { Verb } from './surroundings.ts';
import { tableOf } from './table.ts';
import { json, readUsage } from './usage.ts';

const heads = ['STORE', 'RISK', 'CLASS', 'OWNER', 'LASTS', 'EMPTIED BY', 'LAST PROOF', 'WHERE', 'WHAT'];

interface Row extends Store {
  readonly class: string;
  readonly lifetime: string;
  /** `null`: there is nothing to empty. `unknown`: no agent said so. */
  readonly lastProof: Deeds[keyof Deeds] | 'unknown';
}

export function rowsOf(deeds: Deeds | null): readonly Row[] {
  return stores.map((store) => {
    const line = lines.find(({ id }) => id === store.kept);
    const lastProof = store.proof === null ? null : deeds === null ? 'unknown' : deeds[store.proof];
    return { ...store, class: line?.data ?? '', lifetime: line?.lifetime ?? '', lastProof };
  });
}

function proofInWords({ proof, lastProof }: Row): string {
  if (proof === null) return '-';
  return lastProof === 'unknown' ? 'unknown' : deedInWords(lastProof);
}

function cellsOf(row: Row): readonly string[] {
  const { id, risk, owner, lifetime, control, where, what } = row;
  return [id, risk, row.class, owner, lifetime, control, proofInWords(row), where, what];
}

export const inventory: Verb = async (args, { say, ask }) => {
  const { values } = readUsage(args, { ...json, ...runtimeOption }, 0);
  const { deeds } = await askStatus(runtimeFolder(values));
  const rows = rowsOf(deeds);
  if (values.json === true) say(JSON.stringify({ stores: rows }));
  else say(tableOf([heads, ...rows.map(cellsOf)]));
  if (deeds === null && values.json !== true) {
    ask('The last proof is unknown: no agent told it. On a station, run this with sudo.\n');
  }
  return 0;
};
