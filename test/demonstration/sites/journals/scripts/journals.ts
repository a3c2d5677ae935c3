// In the pages of the journal: printing, copying, small windows, letters that mind being left, and what was read before.

const storageName = 'tidewater-read';

function onClick(id: string, act: () => void): void {
  document.getElementById(id)?.addEventListener('click', act);
}

onClick('print', () => window.print());
onClick('window', () => {
  window.open(location.href, 'article', 'width=480,height=480');
});
onClick('cite', () => {
  navigator.clipboard.writeText(`${document.title}, ${location.href}`).catch(() => undefined);
});

/** Browsers ask “Leave this page?” when somebody has written something; a station must not be held by that. */
document.getElementById('letter')?.addEventListener('input', () => {
  window.addEventListener('beforeunload', (event) => {
    event.preventDefault();
    event.returnValue = '';
  });
});

function readBefore(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageName) ?? '[]');
    return Array.isArray(kept) ? kept.filter((path) => typeof path === 'string') : [];
  } catch {
    return [];
  }
}

if (location.pathname.startsWith('/article/')) {
  const read = [...new Set([...readBefore(), location.pathname])];
  localStorage.setItem(storageName, JSON.stringify(read));
  const line = document.getElementById('read');
  if (line)
    line.textContent = read.length === 1 ? 'You have read 1 article.' : `You have read ${read.length} articles.`;
}
