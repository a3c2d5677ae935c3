// A line to be run somewhere else: it stands there to be read and marked, and the button only saves a gesture.
import { useEffect, useState } from 'preact/hooks';
import { useSay } from '../say/words.ts';

const saysSoFor = 2000;

export function Command({ text, label }: { readonly text: string; readonly label?: string }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), saysSoFor);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    // Refused outside a secure context: then the text can still be marked and copied by hand.
    void navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <div class="command">
      <input
        readOnly
        value={text}
        aria-label={label ?? say('command')}
        spellcheck={false}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <button type="button" onClick={copy}>
        {say(copied ? 'copied' : 'copy')}
      </button>
    </div>
  );
}
