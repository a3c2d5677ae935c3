// Tells the demonstration's server something, and gives back what it says.

export async function posted(path: string, value: unknown): Promise<unknown> {
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(value) });
  return response.json();
}
