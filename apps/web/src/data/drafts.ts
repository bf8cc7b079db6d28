/** What is typed lives in sessionStorage until the server has it: a reload, a time-out or an error loses nothing. */
const PREFIX = 'samsteg.draft.';

export function readDraft<T>(key: string): T | null {
  const raw = sessionStorage.getItem(PREFIX + key);
  if (raw === null) return null;
  try {
    return JSON.parse(raw) as T;
  } catch {
    sessionStorage.removeItem(PREFIX + key); // half-written by an earlier version: nothing to show
    return null;
  }
}

export const writeDraft = (key: string, value: unknown) => sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
export const dropDraft = (key: string) => sessionStorage.removeItem(PREFIX + key);

/** What was typed about a case, or about anything in it, that the reader may not see any more. */
export function dropDraftsAbout(ids: readonly string[]): void {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(PREFIX) && ids.some((id) => key.includes(id))) sessionStorage.removeItem(key);
}

/** At sign-out or when another person signs in: nothing of the former reader stays in the tab. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}
