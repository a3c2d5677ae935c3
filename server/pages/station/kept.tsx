// Which promises this station keeps, with what its last report says of each. A silent station keeps none and breaks none.
import type { Report } from '../../../contract/report.ts';
import type { Kept, PromiseId, StationDetail } from '../../../contract/staff-api.ts';
import { type Say, useSay } from '../say/words.ts';
import { containmentText, countText, ranText, wordText } from './values.ts';

const outlines: Readonly<Record<Kept, preact.JSX.Element>> = {
  kept: <path d="m2.5 8.5 3.5 3.5 7.5-8" />,
  broken: <path d="m3 3 10 10M13 3 3 13" />,
  unknown: <circle cx="8" cy="8" r="6" stroke-dasharray="3.1 1.61" />,
};

/** A tick, a cross or a broken ring, and always the word. */
export function KeptMark({ of }: { readonly of: Kept }) {
  const say = useSay();
  return (
    <span class={`kept is-${of}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {outlines[of]}
      </svg>
      {say(`kept-${of}`)}
    </span>
  );
}

const evidence: Readonly<Record<PromiseId, (say: Say, report: Report) => string>> = {
  erased: (say, { failedWipes }) => say('promise-erased-said', { value: countText(say, failedWipes) }),
  daily: (say, { dailyWipe }) => ranText(say, dailyWipe),
  logs: (say, { eventLogs }) => ranText(say, eventLogs),
  canary: (say, { canaryAudit }) => ranText(say, canaryAudit),
  contained: (say, { containment }) => containmentText(say, containment),
  updated: (say, { updates }) => say('promise-updated-said', { value: wordText(say, updates) }),
};

const ids = Object.keys(evidence) as PromiseId[];

export function PromisesKept({ detail: { promises, report, verdict } }: { readonly detail: StationDetail }) {
  const say = useSay();
  const said = (id: PromiseId): string => {
    if (report === null) return say('report-none');
    const what = evidence[id](say, report);
    return verdict === 'silent' ? say('kept-before', { what }) : what;
  };
  return (
    <section class="panel" aria-labelledby="kept-title">
      <h2 id="kept-title">{say('kept-title')}</h2>
      <table class="plain">
        <caption class="hidden">{say('kept-title')}</caption>
        <thead class="hidden">
          <tr>
            <th scope="col">{say('kept-promise')}</th>
            <th scope="col">{say('kept-state')}</th>
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => (
            <tr key={id}>
              <th scope="row">
                {say(`promise-${id}`)}
                <span class="fine">{said(id)}</span>
              </th>
              <td class="number">
                <KeptMark of={promises[id]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
