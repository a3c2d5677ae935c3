// What each place is given: by its number, to how many stations, until when, and which stations refuse it.
import { useState } from 'preact/hooks';
import type { PoliciesView, PolicyView } from '../../../contract/staff-api.ts';
import { live, serverNow } from '../link/live.ts';
import { places } from '../link/places.ts';
import { language } from '../link/preferences.ts';
import { may } from '../link/start.ts';
import { useStore } from '../link/use-store.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Panel } from '../parts/panel.tsx';
import { fullDateText } from '../say/times.ts';
import { useSay } from '../say/words.ts';
import { type Given, givenOut, stationsIn } from './given-out.ts';
import { ShareDialog } from './share-dialog.tsx';
import { useStationsOf } from './share-field.tsx';

function To({ policy, newer }: Given) {
  const say = useSay();
  const ids = useStationsOf(policy.place);
  if (policy.share === 0) return <>{say('policy-share-none')}</>;
  const { share } = policy;
  if (ids === null) return <>{say('policy-share', { share })}</>;
  return <>{say('policy-share-of', { share, n: stationsIn(ids, share, newer), all: ids.length })}</>;
}

function Until({ expires }: PolicyView) {
  const say = useSay();
  const spoken = useStore(language);
  const date = fullDateText(spoken, expires);
  return expires <= serverNow(useStore(live)) ? <b class="bad">{say('policy-over', { date })}</b> : <span>{date}</span>;
}

function Refusals({ refusals }: Pick<PoliciesView, 'refusals'>) {
  const say = useSay();
  return (
    <>
      {refusals.map(({ code, stations }) => (
        <p key={code} class="bad">
          {say('policy-refusing', { n: stations })} {say(`refused-${code}`)} <span class="fine">{code}</span>
        </p>
      ))}
    </>
  );
}

export function GivenTable({ view, again }: { readonly view: PoliciesView; readonly again: () => void }) {
  const say = useSay();
  const spoken = useStore(language);
  const known = useStore(places);
  const [sharing, setSharing] = useState<PolicyView | null>(null);
  const nameOf = (id: string): string => known.find((place) => place.id === id)?.name ?? '';
  const rows = known.flatMap(({ id, name }) => {
    const refusals = view.refusals.filter(({ place }) => place === id);
    return givenOut(view.policies.filter(({ place }) => place === id)).map((given, at) => {
      const { policy } = given;
      return {
        key: policy.id,
        cells: [
          <span dir="auto">{name}</span>,
          policy.serial,
          <>
            <To {...given} />
            {at === 0 && <Refusals refusals={refusals} />}
          </>,
          <Until {...policy} />,
          `${policy.addedBy}, ${fullDateText(spoken, policy.addedAt)}`,
          ...(may('admin')
            ? [
                <button
                  type="button"
                  aria-label={say('policy-share-change', { name, serial: policy.serial })}
                  onClick={() => setSharing(policy)}
                >
                  {say('change')}
                </button>,
              ]
            : []),
        ],
      };
    });
  });
  const columns = ['place', 'policy-number', 'policy-given-to', 'policy-until', 'policy-by'].map((id) => say(id));
  return (
    <Panel title={say('policies-given')} about={say('policies-given-more')}>
      {rows.length === 0 ? (
        <p>{say('policies-none')}</p>
      ) : (
        <DataTable caption={say('policies-given')} columns={may('admin') ? [...columns, ''] : columns} rows={rows} />
      )}
      {sharing !== null && (
        <ShareDialog policy={sharing} name={nameOf(sharing.place)} onDone={again} onClose={() => setSharing(null)} />
      )}
    </Panel>
  );
}
