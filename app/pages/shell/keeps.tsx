// What this computer keeps, in plain words, from the same list that the project keeps of itself.
import { inventory, type Kept } from '../../../contract/inventory.ts';
import { useSay, Words } from '../words.tsx';
import { Modal } from './modal.tsx';

function Item({ kept }: { kept: Kept }) {
  return (
    <li>
      <h4>
        <Words words={`kept-${kept.id}`} />
      </h4>
      <p>
        <Words words={`kept-${kept.id}-about`} />
      </p>
      <p class="note">
        <Words words={`lasts-${kept.lifetime}`} />
      </p>
    </li>
  );
}

export function Keeps({ close }: { close: () => void }) {
  const say = useSay();
  const yours = inventory.filter(({ data }) => data === 'visit' || data === 'choice');
  const ours = inventory.filter(({ data }) => data === 'station' || data === 'system');
  return (
    <Modal title={say('welcome-keeps')} close={close} done="close">
      <section class="kept">
        <h3>{say('keeps-visit')}</h3>
        <ul>
          {yours.map((kept) => (
            <Item key={kept.id} kept={kept} />
          ))}
        </ul>
      </section>
      <section class="kept">
        <h3>{say('keeps-station')}</h3>
        <ul>
          {ours.map((kept) => (
            <Item key={kept.id} kept={kept} />
          ))}
        </ul>
      </section>
      <p class="note">{say('outside-keeps')}</p>
    </Modal>
  );
}
