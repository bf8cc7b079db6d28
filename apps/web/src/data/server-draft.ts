import { useCallback, useEffect, useRef, useState } from 'react';
import { DraftDocument, SaveDraftDocument, type DraftFullFragment } from '../gql/generated/graphql';
import { ask } from './api';
import { dropDraft, readDraft, writeDraft } from './drafts';
import { isApiError } from './errors';

/** A pause in the typing after which the server is given what there is, and how soon an unreachable one is tried again. */
const PAUSE_MS = 1_500;
const AGAIN_MS = 5_000;
const DEVICE = 'samsteg.device';

/** A name of this browser's own, so that a draft saved in another can be told apart. Says nothing of whose it is. */
function device(): string {
  const known = localStorage.getItem(DEVICE);
  if (known) return known;
  const made = crypto.randomUUID();
  localStorage.setItem(DEVICE, made);
  return made;
}

export type DraftState = 'none' | 'typing' | 'saved' | 'kept' | 'newer';
export interface ServerDraft {
  /** none: nothing typed; kept: here, sent when the server is there again; newer: another device has saved since. */
  readonly state: DraftState;
  readonly savedAt: string | null;
  /** Another device's draft was saved then; shown and swapped by `swap`. */
  readonly otherAt: string | null;
  /** Shows the other draft in the form; what stood there is kept beside it, and swapped back the same way. */
  readonly swap: () => void;
  /** What stands in the form now is the draft. */
  readonly keep: () => void;
  /** It has been sent, or thrown away: the server forgets it (the mutation that takes a note does so itself). */
  readonly done: () => void;
}
interface Place<V> {
  /** Where on the screen: letters, digits, dots and hyphens, such as `note.<case id>`. One draft per person and place. */
  readonly place: string;
  readonly caseId?: string;
  readonly values: V;
  /** Nothing worth keeping has been typed. */
  readonly isEmpty: boolean;
  /** Puts a draft's values into the form. */
  readonly take: (values: Partial<V>) => void;
  /** Empties the form: what stands in it was sent, or thrown away, on another device. */
  readonly clear: () => void;
}
interface Known {
  version: number;
  text: string | null;
}
const read = async (place: string) => (await ask(DraftDocument, { place })).draft;
const isKnown = (draft: DraftFullFragment | null, known: Known | null): boolean =>
  known?.version === (draft?.version ?? 0) && known.text === (draft?.text ?? null);

interface Trying {
  readonly save: () => Promise<void>;
  /** The server had another version: whether this one still goes after it. */
  readonly goesOnAfterConflict: () => Promise<boolean>;
  readonly failed: () => void;
}

/** Saves after a pause, and again until the server has it. What it answers ends it: something else has been typed since. */
function keepTrying({ save, goesOnAfterConflict, failed }: Trying): () => void {
  let isOver = false;
  const attempt = async (): Promise<void> => {
    try {
      await save();
    } catch (error) {
      if (isOver) return;
      if (!isApiError(error, 'CONFLICT')) throw error;
      if ((await goesOnAfterConflict()) && !isOver) await attempt();
    }
  };
  const send = () =>
    void attempt().catch((error: unknown) => {
      if (isOver) return;
      failed();
      const isPassing = ['UNREACHABLE', 'BROKEN', 'UNAUTHENTICATED'].some((code) => isApiError(error, code as never));
      if (isPassing) again = setTimeout(send, AGAIN_MS);
    });
  let again = setTimeout(send, PAUSE_MS);
  return () => {
    isOver = true;
    clearTimeout(again);
  };
}

type Save = (what: string | undefined) => Promise<void>;

/** What was sent or given up here. What another device has saved since stays, and stands in the form when she comes back to it. */
async function throwAway(place: string, own: ReadonlySet<string>, known: { current: Known | null }, save: Save) {
  try {
    await save(undefined);
  } catch (error) {
    if (!isApiError(error, 'CONFLICT')) throw error;
    const draft = await read(place);
    if (!draft || !own.has(draft.text)) return;
    known.current = { version: draft.version, text: null };
    await save(undefined);
  }
}

/** Keeps on the server what is typed in one place: it survives a time-out, a crash and another device, and nobody else sees it. */
export function useServerDraft<V extends object>(of: Place<V>): ServerDraft {
  const { place, caseId, values, isEmpty, take, clear } = of;
  const [state, setState] = useState<DraftState>('none');
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [other, setOther] = useState<DraftFullFragment | null>(null);
  const known = useRef<Known | null>(null); // null until the server has been asked
  const attempt = useRef({ text: '', version: -1, key: '' });
  const unanswered = useRef(new Set<string>()); // on their way: the server may have taken them though its answer was lost
  const lastSave = useRef<Promise<unknown>>(Promise.resolve());
  const ended = useRef<string | null>(null); // sent, or thrown away: not to be kept again though it still stands here
  const text = JSON.stringify(values);
  const now = useRef({ text, isEmpty, take, clear });
  useEffect(() => void (now.current = { text, isEmpty, take, clear }));

  const settle = useCallback(
    (draft: DraftFullFragment | null) => {
      known.current = { version: draft?.version ?? 0, text: draft?.text ?? null };
      unanswered.current.clear();
      if (draft) writeDraft(`kept.${place}`, draft.text);
      else dropDraft(`kept.${place}`);
      setSavedAt(draft?.savedAt ?? null);
      setOther(null);
      setState(draft ? 'saved' : 'none');
    },
    [place],
  );

  /** What the server has, beside what stands here. True when that is older than what stands here, and written here too. */
  const meet = useCallback(
    (draft: DraftFullFragment | null): boolean => {
      const here = now.current;
      const had = known.current?.text ?? readDraft<string>(`kept.${place}`);
      if (!draft || draft.text === here.text) {
        settle(draft);
        if (!draft && !here.isEmpty && had === here.text) here.clear();
        return false;
      }
      if (here.isEmpty) {
        settle(draft);
        here.take(JSON.parse(draft.text) as Partial<V>);
        return false;
      }
      if (draft.text === had || unanswered.current.has(draft.text)) {
        known.current = { version: draft.version, text: draft.text };
        return true;
      }
      setOther(draft);
      setState('newer');
      return false;
    },
    [place, settle],
  );

  useEffect(() => {
    let isHere = true;
    const look = () =>
      read(place).then(
        (draft) => isHere && !isKnown(draft, known.current) && meet(draft),
        () => undefined, // asked again at the next save or when she comes back to the page
      );
    void look();
    const back = () => void look();
    addEventListener('focus', back);
    return () => {
      isHere = false;
      known.current = null;
      removeEventListener('focus', back);
    };
  }, [place, meet]);

  const save = useCallback(
    async (what: string | undefined) => {
      const version = known.current?.version ?? 0;
      const last = attempt.current;
      if (last.text !== (what ?? '') || last.version !== version)
        attempt.current = { text: what ?? '', version, key: crypto.randomUUID() };
      const input = { key: attempt.current.key, place, caseId, text: what, device: device(), expectedVersion: version };
      if (what) unanswered.current.add(what);
      const answer = ask(SaveDraftDocument, { input });
      lastSave.current = answer.catch(() => undefined);
      settle((await answer).saveDraft);
    },
    [place, caseId, settle],
  );

  const isNewer = state === 'newer';
  useEffect(() => {
    if (isNewer || ended.current === text) return undefined;
    ended.current = null;
    const had = known.current?.text ?? null;
    if (isEmpty ? had === null : had === text) return undefined;
    setState((before) => (before === 'kept' ? before : 'typing'));
    return keepTrying({
      save: async () => {
        if (ended.current !== text) await save(isEmpty ? undefined : text);
      },
      goesOnAfterConflict: async () => meet(await read(place)),
      failed: () => setState('kept'),
    });
  }, [text, isEmpty, isNewer, place, save, meet]);

  return {
    state: isEmpty && !isNewer ? 'none' : state,
    savedAt,
    otherAt: other?.savedAt ?? null,
    swap() {
      if (!other) return;
      setOther({ ...other, text: now.current.text });
      now.current.take(JSON.parse(other.text) as Partial<V>);
    },
    keep() {
      known.current = { version: other?.version ?? known.current?.version ?? 0, text: null };
      setOther(null);
      setState('typing');
    },
    done() {
      ended.current = now.current.text;
      if (known.current) known.current = { ...known.current, text: null };
      dropDraft(`kept.${place}`);
      setState('none');
      setSavedAt(null);
      const own = new Set(unanswered.current).add(now.current.text);
      void lastSave.current.then(() => throwAway(place, own, known, save)).catch(() => undefined);
    },
  };
}
