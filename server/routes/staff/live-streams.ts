// The open streams of live updates: what each has been told, and an end for those that take nothing any more.
import type { ServerResponse } from 'node:http';
import type { Fleet, LiveBeat, LiveChanges } from '../../../contract/staff-api.ts';
import { changesBetween } from '../../rules/fleet.ts';

/** Beats; a page that has taken nothing for a minute is not live, and opens its stream anew. */
const mostMissed = 4;

interface Stream {
  readonly response: ServerResponse;
  /** By these it is let see. */
  readonly cookies: string | undefined;
  /** What this page has been told. */
  told: Fleet;
  /** Beats since it was last found to have taken everything. */
  missed: number;
}

const event = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

export interface LiveStreams {
  readonly size: number;
  open(response: ServerResponse, cookies: string | undefined, fleet: Fleet): void;
  tell(after: Fleet): void;
  /** @param watches whether who opened it may still see; undefined: nobody knows now */
  beat(said: LiveBeat, watches: (cookies: string | undefined) => Promise<boolean | undefined>): Promise<void>;
  end(): void;
}

function tell(stream: Stream, after: Fleet): void {
  // More would only pile up: once it has taken what waits, it is told in one message how things are then.
  if (stream.response.writableNeedDrain) return;
  const { changed, gone } = changesBetween(stream.told, after);
  stream.told = after;
  if (changed.length === 0 && gone.length === 0) return;
  const changes: LiveChanges = { asOf: after.asOf, counts: after.counts, changed, gone };
  stream.response.write(event('changes', changes));
}

export function liveStreams(): LiveStreams {
  const streams = new Set<Stream>();

  const end = (stream: Stream): void => {
    // At once: the event that it is closed never comes from a page that takes nothing, and what is ended must not be written to.
    streams.delete(stream);
    if (stream.response.writableLength > 0) stream.response.destroy();
    else stream.response.end();
  };

  const beat = (stream: Stream, said: LiveBeat): void => {
    stream.missed = stream.response.writableNeedDrain ? stream.missed + 1 : 0;
    if (stream.missed >= mostMissed) end(stream);
    else if (stream.missed === 0) stream.response.write(event('beat', said));
  };

  return {
    get size() {
      return streams.size;
    },
    open(response, cookies, told) {
      const stream: Stream = { response, cookies, told, missed: 0 };
      streams.add(stream);
      response.on('close', () => streams.delete(stream));
      response.write(event('fleet', told));
    },
    tell(after) {
      for (const stream of streams) tell(stream, after);
    },
    async beat(said, watches) {
      for (const stream of streams) {
        const may = await watches(stream.cookies);
        // It may have gone while the store was asked.
        if (may === undefined || !streams.has(stream)) continue;
        if (may) beat(stream, said);
        else end(stream);
      }
    },
    end() {
      for (const stream of streams) end(stream);
    },
  };
}
