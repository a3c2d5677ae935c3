// Speaks Chromium's debugging protocol to one target over its own WebSocket; enough to read a page and to wait for it.

interface Target {
  readonly type: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

export interface Page {
  readonly url: string;
  send(method: string, parameters?: object): Promise<Record<string, unknown>>;
  /** The value of an expression, awaited; it must survive JSON. */
  evaluate<Value>(expression: string, userGesture?: boolean): Promise<Value>;
  close(): void;
}

export async function targetsAt(port: number): Promise<Target[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  return (await answer.json()) as Target[];
}

interface Reply {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

async function attach(target: Target): Promise<Page> {
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  const waiting = new Map<
    number,
    { resolve: (value: Record<string, unknown>) => void; reject: (error: Error) => void }
  >();
  let last = 0;
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('The page could not be reached.')));
  });
  socket.addEventListener('message', (event) => {
    const reply = JSON.parse(String(event.data)) as Reply;
    const asked = reply.id === undefined ? undefined : waiting.get(reply.id);
    if (asked === undefined || reply.id === undefined) return;
    waiting.delete(reply.id);
    if (reply.error) asked.reject(new Error(reply.error.message));
    else asked.resolve(reply.result ?? {});
  });
  socket.addEventListener('close', () => {
    for (const asked of waiting.values()) asked.reject(new Error('The page has gone.'));
    waiting.clear();
  });
  const send: Page['send'] = (method, parameters = {}) =>
    new Promise((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN) return reject(new Error('The page has gone.'));
      last += 1;
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params: parameters }));
    });
  return {
    url: target.url,
    send,
    async evaluate<Value>(expression: string, userGesture = false): Promise<Value> {
      const options = { expression, awaitPromise: true, returnByValue: true, userGesture };
      const { result, exceptionDetails } = (await send('Runtime.evaluate', options)) as {
        result: { value: Value };
        exceptionDetails?: { text: string; exception?: { description?: string } };
      };
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    close: () => socket.close(),
  };
}

/** Attaches to the first target that fits; throws when there is none by then. */
export async function pageAt(port: number, fits: (target: Target) => boolean, milliseconds = 30_000): Promise<Page> {
  const found = await eventually(
    async () => (await targetsAt(port)).find(fits),
    milliseconds,
    'a page at the debugging port',
  );
  return attach(found);
}

/** Asks again until there is an answer. Throws, naming what was awaited, when there is none in time. */
export async function eventually<Value>(
  ask: () => Promise<Value | undefined | null | false> | Value | undefined | null | false,
  milliseconds: number,
  what: string,
): Promise<Value> {
  const until = performance.now() + milliseconds;
  for (;;) {
    const answer = await Promise.resolve()
      .then(ask)
      .catch(() => undefined);
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (performance.now() > until) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
