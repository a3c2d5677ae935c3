// Who may press: forged messages from frames, from other pages and from addresses that look like ours.
import type { IpcMainEvent, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { speaksForUs } from '../../../app/trusted/sender.ts';

const origin = 'lethe://bar';
const frameAt = (url: string) => ({ url });
const contentsWith = (mainFrame: object) => ({ mainFrame }) as unknown as WebContents;
const event = (sender: WebContents, senderFrame: object | null) =>
  ({ sender, senderFrame }) as unknown as Pick<IpcMainEvent, 'sender' | 'senderFrame'>;

describe('A message', () => {
  it('from the main frame of our page is heard', () => {
    const frame = frameAt('lethe://bar/index.html');
    const contents = contentsWith(frame);
    expect(speaksForUs(event(contents, frame), contents, origin)).toBe(true);
  });

  it('from a frame within it is not, even at our own address', () => {
    const contents = contentsWith(frameAt('lethe://bar/index.html'));
    expect(speaksForUs(event(contents, frameAt('lethe://bar/index.html')), contents, origin)).toBe(false);
  });

  it('from a frame that has gone is not', () => {
    const contents = contentsWith(frameAt('lethe://bar/index.html'));
    expect(speaksForUs(event(contents, null), contents, origin)).toBe(false);
  });

  it('from another page is not', () => {
    const frame = frameAt('lethe://bar/index.html');
    expect(speaksForUs(event(contentsWith(frame), frame), contentsWith(frame), origin)).toBe(false);
  });

  it.each([
    'https://bar/index.html',
    'lethe://bar.example/index.html',
    'lethe://shell/index.html',
    'lethe://bar:80/',
    'lethe://tab/home',
    'data:text/html,lethe://bar',
    'about:blank',
    '',
    'lethe:bar',
    'LETHE://BAR.elsewhere.example/',
  ])('from our own view at %j is not', (url) => {
    const frame = frameAt(url);
    const contents = contentsWith(frame);
    expect(speaksForUs(event(contents, frame), contents, origin)).toBe(false);
  });
});
