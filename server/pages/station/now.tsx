// How the station is now, why, for how long, and what to do about it, with the command to run there.
import type { StationDetail } from '../../../contract/staff-api.ts';
import { type ReasonCode, reasons } from '../../../contract/verdicts.ts';
import { useMinute } from '../frame/minute.ts';
import { totalOfPlace } from '../link/fleet.ts';
import { live } from '../link/live.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { Remedy } from '../overview/row.tsx';
import { VerdictMark } from '../parts/verdict.tsx';
import { type Told, whyText } from '../say/reasons.ts';
import { ageText, momentText } from '../say/times.ts';
import { type Say, useSay } from '../say/words.ts';

function heardText(say: Say, heardAt: number | null, now: number): string {
  if (heardAt === null) return say('now-never');
  const age = Math.max(0, now - heardAt);
  return age < 300 ? say('now-heard-now') : say('now-heard', { time: ageText(say, age) });
}

function Held({ detail, told }: { readonly detail: StationDetail; readonly told: Told }) {
  const say = useSay();
  const spoken = useStore(language);
  const { maintenance } = detail;
  if (maintenance === null) return null;
  const { reason, until, by } = maintenance;
  return (
    <>
      <div>
        <VerdictMark of="hold" />
        <p class="why">{say('now-held', { why: say(`hold-${reason}`), until: momentText(spoken, until), by })}</p>
      </div>
      <div>
        <h2>{say('now-meanwhile')}</h2>
        <p>{say('now-beneath', { why: whyText(say, told) })}</p>
      </div>
    </>
  );
}

/** What else its last report says is wrong. */
function Others({ detail, reason }: { readonly detail: StationDetail; readonly reason: ReasonCode }) {
  const say = useSay();
  // That wipes failed before says nothing new of a station that a failed wipe has closed.
  const told = new Set([reason, ...(detail.verdict === 'out' ? ['wipes-failed'] : [])]);
  const others = detail.findings.filter(({ code }) => !told.has(code));
  if (detail.verdict === 'silent' || others.length === 0) return null;
  return (
    <>
      <h3>{say('now-also')}</h3>
      <ul class="also">
        {others.map(({ code, value = null }) => (
          <li key={code}>
            <VerdictMark of={reasons[code].verdict} /> {whyText(say, { reason: code, value, age: detail.age, all: 0 })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Several that fell silent together are known as such only in the list of all. */
function useTold(detail: StationDetail): Told {
  const { fleet } = useStore(live);
  const { id, verdict, findings, place, age } = detail;
  const row = fleet?.stations.find((station) => station.id === id);
  const reason = verdict === 'silent' ? (row?.reason ?? detail.reason) : (detail.beneath ?? detail.reason);
  const found = findings.find(({ code }) => code === reason)?.value ?? null;
  return {
    reason,
    value: row?.reason === reason ? row.value : found,
    age,
    all: fleet === null ? 0 : totalOfPlace(fleet, place),
  };
}

export function Now({ detail }: { readonly detail: StationDetail }) {
  const say = useSay();
  const now = useMinute();
  const told = useTold(detail);
  const { verdict, heardAt, age } = detail;
  const ill = verdict !== 'well';
  if (verdict === 'hold') {
    return (
      <section class="now is-hold" aria-label={say('now')}>
        <Held detail={detail} told={told} />
      </section>
    );
  }
  const said = [
    ...(ill && verdict !== 'silent' ? [say('now-for', { time: ageText(say, age) })] : []),
    heardText(say, heardAt, now),
    ...(ill ? [say('now-clears')] : []),
  ];
  return (
    <section class={`now is-${verdict}`} aria-label={say('now')}>
      <div>
        <VerdictMark of={verdict} />
        <p class="why">{whyText(say, told)}</p>
        <p class="fine">{said.join(' ')}</p>
        <Others detail={detail} reason={told.reason} />
      </div>
      <div>
        <h2>{say(ill ? 'now-do' : 'now-nothing')}</h2>
        {ill ? <Remedy say={say} told={told} whole /> : <p class="fine">{say('now-next')}</p>}
      </div>
      {told.reason === 'clone' && (
        <p class="clone">
          {say('clone-mixed')} {say('clone-apart')}
        </p>
      )}
    </section>
  );
}
