// Adds or changes a place: its name and its opening hours, day by day.
import { useState } from 'preact/hooks';
import type { Place } from '../../../contract/staff-api.ts';
import { ask } from '../link/api.ts';
import { readPlaces } from '../link/places.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { useDeed } from '../parts/deed.ts';
import { Dialog } from '../parts/dialog.tsx';
import { NameInput } from '../parts/field.tsx';
import { Fault } from '../parts/panel.tsx';
import { weekdayText } from '../say/times.ts';
import { useSay } from '../say/words.ts';
import { type DayFields, dayOf, fieldsOf, week } from './hours.ts';

function DayRow({
  name,
  day,
  onChange,
}: {
  readonly name: string;
  readonly day: DayFields;
  readonly onChange: (day: DayFields) => void;
}) {
  const say = useSay();
  const time = (part: 'from' | 'to') => (
    <input
      type="time"
      value={day[part]}
      disabled={!day.open}
      aria-label={say(part === 'from' ? 'place-from' : 'place-to', { day: name })}
      onInput={({ currentTarget }) => onChange({ ...day, [part]: currentTarget.value })}
    />
  );
  return (
    <div class="day-row">
      <label class="check">
        <input
          type="checkbox"
          checked={day.open}
          onChange={({ currentTarget }) => onChange({ ...day, open: currentTarget.checked })}
        />
        {name}
      </label>
      {time('from')}
      {time('to')}
    </div>
  );
}

/** @param place null: a new one */
export function PlaceDialog({ place, onClose }: { readonly place: Place | null; readonly onClose: () => void }) {
  const say = useSay();
  const spoken = useStore(language);
  const deed = useDeed();
  const [name, setName] = useState(place?.name ?? '');
  const [always, setAlways] = useState((place?.hours.length ?? 0) === 0);
  const [days, setDays] = useState<readonly DayFields[]>(
    Array.from({ length: 7 }, (_, at) =>
      place?.hours.length === 7 ? fieldsOf(place.hours[at]) : fieldsOf({ from: 540, to: 1080 }),
    ),
  );
  const done = (): void => {
    void readPlaces();
    onClose();
  };
  const save = (event: Event): void => {
    event.preventDefault();
    const body = { name: name.trim(), hours: always ? [] : days.map(dayOf) };
    const asking = () => (place === null ? ask('POST', '/places', body) : ask('PATCH', `/places/${place.id}`, body));
    deed.run(asking, done);
  };
  const remove = (): void => deed.run(() => ask('DELETE', `/places/${place?.id}`), done);
  return (
    <Dialog title={say(place === null ? 'place-add' : 'place-change')} onClose={onClose}>
      <form onSubmit={save}>
        <NameInput label={say('place-name')} hint={say('place-name-more')} value={name} onType={setName} />
        <fieldset class="field-row">
          <legend>{say('place-hours')}</legend>
          <p class="fine">{say('place-hours-more')}</p>
          <label class="check">
            <input
              type="checkbox"
              checked={always}
              onChange={({ currentTarget }) => setAlways(currentTarget.checked)}
            />
            {say('place-always')}
          </label>
          {!always &&
            week.map((weekday) => (
              <DayRow
                key={weekday}
                name={weekdayText(spoken, weekday)}
                day={days[weekday] ?? fieldsOf(null)}
                onChange={(day) => setDays(days.map((old, at) => (at === weekday ? day : old)))}
              />
            ))}
        </fieldset>
        <Fault of={deed.wrong} />
        <p class="actions">
          {place !== null && (
            <button type="button" class="grave" disabled={deed.busy} onClick={remove}>
              {say('place-remove')}
            </button>
          )}
          <button type="button" onClick={onClose}>
            {say('cancel')}
          </button>
          <button type="submit" class="main" disabled={deed.busy || name.trim() === ''}>
            {say('save')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
