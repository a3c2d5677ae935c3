// A shared worker that does nothing but live: its name is what is planted.
self.addEventListener('connect', () => undefined);
