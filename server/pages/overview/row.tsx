// A row of the list: a verdict, a name, a reason and its remedy, and for how long. The worst one carries its steps as well.
import type { Station } from '../link/fleet.ts';
import { language } from '../link/preferences.ts';
import { useStore } from '../link/use-store.ts';
import { Command } from '../parts/command.tsx';
import { asCell, asRow, asRowHead } from '../parts/table-roles.ts';
import { VerdictMark } from '../parts/verdict.tsx';
import { commandOf, firstText, stepTexts, type Told, whyText } from '../say/reasons.ts';
import { ageText } from '../say/times.ts';
import { type Say, useSay } from '../say/words.ts';
import type { GroupRow } from './listing.ts';
import type { Telling } from './told.ts';

/** What to do: the first thing, or all of it. */
export function Remedy({ say, told, whole }: { readonly say: Say; readonly told: Told; readonly whole: boolean }) {
  const steps = whole ? stepTexts(say, told) : [];
  const command = commandOf(told);
  if (steps.length === 0) {
    return (
      <p class="first">
        <span class="arrow" aria-hidden="true">
          →
        </span>{' '}
        {firstText(say, told)}
      </p>
    );
  }
  return (
    <>
      <ol class="steps-small">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {command !== null && <Command text={command} />}
    </>
  );
}

interface Place {
  /** Counted from 1 through all rows, drawn or not. */
  readonly index: number;
  readonly telling: Telling;
}

export function StationLine({
  station,
  index,
  telling,
  worst,
}: Place & { readonly station: Station /** The one to begin with. */; readonly worst: boolean }) {
  const say = useSay();
  useStore(language);
  const told = telling.told(station);
  const { verdict } = station;
  return (
    <tr
      {...asRow}
      aria-rowindex={index + 1}
      data-key={station.id}
      data-verdict={verdict}
      class={worst ? 'worst' : undefined}
    >
      <td {...asCell} class="in-verdict">
        <VerdictMark of={verdict} />
      </td>
      <th {...asRowHead} class="in-name">
        <a href={`/stations/${station.id}`} dir="auto">
          {station.name}
        </a>
        <span dir="auto">{telling.placeName(station.place)}</span>
      </th>
      <td {...asCell} class="in-why">
        {worst && <p class="tag">{say('list-start')}</p>}
        <p class="why">{whyText(say, told)}</p>
        {verdict !== 'well' && <Remedy say={say} told={told} whole={worst} />}
      </td>
      <td {...asCell} class="in-age number">
        {verdict === 'well' ? '' : ageText(say, told.age)}
      </td>
    </tr>
  );
}

/** Only the first few: it is the place or the release that matters, not each of them. */
const mostNamed = 8;

export function GroupLine({
  group: { key, stations, open },
  index,
  telling,
  onOpen,
}: Place & { readonly group: GroupRow; readonly onOpen: (key: string) => void }) {
  const say = useSay();
  const [worst] = stations;
  if (worst === undefined) return null;
  const told = telling.told(worst);
  const n = stations.length;
  const place = worst.reason === 'silent-place' ? telling.placeName(worst.place) : null;
  const names = stations.slice(0, mostNamed).map(({ name }) => name);
  return (
    <tr {...asRow} aria-rowindex={index + 1} data-key={key} data-verdict={worst.verdict} class="group">
      <td {...asCell} class="in-verdict">
        <VerdictMark of={worst.verdict} />
      </td>
      <th {...asRowHead} class="in-name">
        <b>{place === null ? say('list-group', { n }) : say('list-group-place', { n, place })}</b>
        <span dir="auto">
          {names.join(', ')}
          {n > mostNamed && ' …'}
        </span>
      </th>
      <td {...asCell} class="in-why">
        <p class="why">{whyText(say, { ...told, ...(place !== null && { value: n }) })}</p>
        <Remedy say={say} told={told} whole={open} />
        <p>
          <button type="button" class="quiet" aria-expanded={open} onClick={() => onOpen(open ? '' : key)}>
            {open ? say('list-shut') : say('list-open', { n })}
          </button>
        </p>
      </td>
      <td {...asCell} class="in-age number">
        {ageText(say, told.age)}
      </td>
    </tr>
  );
}
