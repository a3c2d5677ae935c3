// Text size, colours and movement: the same choices on the welcome screen and in the bar.
import type { Look } from '../../../contract/words.ts';
import { percent } from '../speech.ts';
import { useSay } from '../words.tsx';
import { Button } from './controls.tsx';

const scales = [1, 1.25, 1.5, 2, 3] as const satisfies readonly Look['textScale'][];
const themes = [
  { theme: 'light', words: 'look-light' },
  { theme: 'dark', words: 'look-dark' },
  { theme: 'contrast', words: 'look-contrast' },
] as const satisfies readonly { theme: Look['theme']; words: string }[];

export function LookChoices({ look, choose }: { look: Look; choose: (look: Look) => void }) {
  const say = useSay();
  return (
    <>
      <fieldset class="choice">
        <legend>{say('look-size')}</legend>
        {scales.map((textScale) => (
          <Button
            key={textScale}
            words="look-percent"
            values={{ part: percent(textScale) }}
            pressed={look.textScale === textScale}
            press={() => choose({ ...look, textScale })}
          />
        ))}
      </fieldset>
      <fieldset class="choice">
        <legend>{say('look-colours')}</legend>
        {themes.map(({ theme, words }) => (
          <Button key={theme} words={words} pressed={look.theme === theme} press={() => choose({ ...look, theme })} />
        ))}
      </fieldset>
      <fieldset class="choice">
        <legend>{say('look-motion')}</legend>
        <Button
          words="look-motion-less"
          pressed={look.lessMotion}
          press={() => choose({ ...look, lessMotion: !look.lessMotion })}
        />
      </fieldset>
      <p class="note">{say('look-forgotten')}</p>
    </>
  );
}
