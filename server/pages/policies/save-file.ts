// Hands a text to whoever sits there as a file. It never leaves the browser for it.

const inUseFor = 60_000;

export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: some browsers ask first where it is to go.
  setTimeout(() => URL.revokeObjectURL(url), inUseFor);
}
