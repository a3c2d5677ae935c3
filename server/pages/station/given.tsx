// What did not come from the station: its name and place from staff, its id and its enrolment from this server.
import type { StationDetail } from '../../../contract/staff-api.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { Facts } from '../parts/facts.tsx';
import { fullDateText, momentText } from '../say/times.ts';
import { useSay } from '../say/words.ts';

export function Given({ detail, place }: { readonly detail: StationDetail; readonly place: string }) {
  const say = useSay();
  const spoken = useStore(language);
  const { name, id, enrolledAt, maintenance } = detail;
  const until = maintenance === null ? null : momentText(spoken, maintenance.until);
  return (
    <section class="panel" aria-labelledby="given-title">
      <h2 id="given-title">{say('given')}</h2>
      <Facts
        caption={say('given')}
        columns={[say('facts-field'), say('facts-value')]}
        facts={[
          [say('given-name'), <bdi key="name">{name}</bdi>],
          [say('given-place'), <bdi key="place">{place}</bdi>],
          [
            say('given-id'),
            <span key="id" class="code">
              {id.replace(/(.{4})(?=.)/g, '$1-')}
            </span>,
          ],
          [say('given-enrolled'), fullDateText(spoken, enrolledAt)],
          [say('given-hold'), until === null ? say('given-hold-no') : say('given-hold-until', { until })],
        ]}
      />
    </section>
  );
}
