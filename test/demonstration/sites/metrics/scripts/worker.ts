// A service worker that does nothing: its address is what the tracker remembers a browser by.
self.addEventListener('install', () => undefined);
