import { useCallback, useEffect, useRef, useState } from 'react';
import { DraftDocument, SaveDraftDocument, type DraftFullFragment } from '../gql/generated/graphql';
import { ask } from './api';
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
}
interface Known {
  version: number;
  text: string | null;
}

const read = async (place: string) => (await ask(DraftDocument, { place })).draft;

/** Keeps on the server what is typed in one place: it survives a time-out, a crash and another device, and nobody else sees it. */
export function useServerDraft<V extends object>({ place, caseId, values, isEmpty, take }: Place<V>): ServerDraft {
  const [state, setState] = useState<DraftState>('none');
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [other, setOther] = useState<DraftFullFragment | null>(null);
  const known = useRef<Known | null>(null); // null until the server has been asked
  const attempt = useRef({ text: '', version: -1, key: '' });
  const text = JSON.stringify(values);
  const now = useRef({ text, isEmpty, take });
  useEffect(() => void (now.current = { text, isEmpty, take }));

  const settle = useCallback((draft: DraftFullFragment | null) => {
    known.current = { version: draft?.version ?? 0, text: draft?.text ?? null };
    setSavedAt(draft?.savedAt ?? null);
    setOther(null);
    setState(draft ? 'saved' : 'none');
  }, []);

  /** What the server has, beside what stands here: the same, nothing here yet, or something else. */
  const meet = useCallback(
    (draft: DraftFullFragment | null) => {
      const here = now.current;
      if (!draft || draft.text === here.text) return settle(draft);
      if (here.isEmpty) {
        settle(draft);
        return here.take(JSON.parse(draft.text) as Partial<V>);
      }
      setOther(draft);
      setState('newer');
    },
    [settle],
  );

  useEffect(() => {
    let isHere = true;
    const look = () =>
      read(place).then(
        (draft) => isHere && known.current?.version !== (draft?.version ?? 0) && meet(draft),
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
      settle((await ask(SaveDraftDocument, { input })).saveDraft);
    },
    [place, caseId, settle],
  );

  const isNewer = state === 'newer';
  useEffect(() => {
    if (isNewer) return undefined;
    const had = known.current?.text ?? null;
    if (isEmpty ? had === null : had === text) return undefined;
    let again: ReturnType<typeof setTimeout>;
    const send = () => {
      save(isEmpty ? undefined : text).catch(async (error: unknown) => {
        if (isApiError(error, 'CONFLICT')) return read(place).then(meet);
        setState('kept');
        const isPassing = ['UNREACHABLE', 'BROKEN', 'UNAUTHENTICATED'].some((code) => isApiError(error, code as never));
        if (isPassing) again = setTimeout(send, AGAIN_MS);
      });
    };
    setState((before) => (before === 'kept' ? before : 'typing'));
    again = setTimeout(send, PAUSE_MS);
    return () => clearTimeout(again);
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
      known.current = { version: 0, text: null };
      setState('none');
      setSavedAt(null);
      void save(undefined).catch(() => undefined);
    },
  };
}
