import type { TypedDocumentString } from '../gql/generated/graphql';
import { broken, isApiError, readRefusal, unreachable } from './errors';
import { expiredStore, seatStore } from './session';
import { freshSignIn } from './step-up';

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

async function post(path: string, body: unknown, headers: Record<string, string> = {}, signal?: AbortSignal) {
  try {
    return await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { ...JSON_HEADERS, ...headers },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreachable();
  }
}

const readJson = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch {
    throw response.status >= 502 && response.status <= 504 ? unreachable() : broken();
  }
};

interface Answer<R> {
  data?: R | null;
  errors?: { extensions?: unknown }[];
}

/**
 * One GraphQL operation under the reader's own rights. A refusal is thrown as ApiError; one that asks for a fresh sign-in
 * opens a sheet for it, and the operation is made again when she has shown that it is she.
 */
export async function ask<R, V>(document: TypedDocumentString<R, V>, variables: V, signal?: AbortSignal): Promise<R> {
  try {
    return await askOnce(document, variables, signal);
  } catch (error) {
    if (!isApiError(error, 'STEP_UP_NEEDED') || !(await freshSignIn())) throw error;
    return askOnce(document, variables, signal);
  }
}

async function askOnce<R, V>(document: TypedDocumentString<R, V>, variables: V, signal?: AbortSignal): Promise<R> {
  const seat = seatStore.get();
  const headers = {
    'apollo-require-preflight': 'true',
    'x-samsteg-background': '1',
    ...(seat && { 'x-samsteg-seat': seat }),
  };
  const response = await post('/graphql', { query: document.toString(), variables }, headers, signal);
  const answer = (await readJson(response)) as Answer<R> & { code?: string };
  const refusal = answer.errors?.[0]?.extensions ?? (answer.code ? answer : undefined);
  if (answer.errors || refusal) {
    const error = readRefusal(refusal);
    if (isApiError(error, 'UNAUTHENTICATED')) expiredStore.set(true);
    throw error;
  }
  if (!answer.data) throw broken();
  return answer.data;
}

/** A file as bytes, under the same rights, once per key. What it is called goes in a header: addresses are logged, names are not. */
export async function upload(path: string, file: File, key: string = crypto.randomUUID()): Promise<void> {
  const seat = seatStore.get();
  const headers = {
    ...{ 'content-type': 'application/octet-stream', 'apollo-require-preflight': 'true' },
    ...{ 'idempotency-key': key, 'x-file-name': encodeURIComponent(file.name) },
    ...(seat && { 'x-samsteg-seat': seat }),
  };
  const response = await fetch(path, { method: 'POST', credentials: 'same-origin', headers, body: file }).catch(() => {
    throw unreachable();
  });
  const answer = await readJson(response);
  if (response.ok) return;
  const error = readRefusal(answer);
  if (isApiError(error, 'UNAUTHENTICATED')) expiredStore.set(true);
  throw error;
}

export async function signIn(username: string, password: string): Promise<void> {
  const response = await post('/auth/login', { username, password });
  if (!response.ok) throw readRefusal(await readJson(response));
  expiredStore.set(false);
}

/** Which ways in there are. */
export async function signInMethods(): Promise<{ password: boolean; oidc: boolean }> {
  try {
    return (await readJson(await fetch('/auth/methods'))) as { password: boolean; oidc: boolean };
  } catch {
    throw unreachable();
  }
}

/** She does something herself: her session does not rest. Answers nothing; a session that is over is said elsewhere. */
export async function stayAwake(): Promise<boolean> {
  const response = await post('/auth/active', {});
  return response.ok;
}

/** Shows once more that it is she; where to go, when her authority must ask. */
export async function stepUp(password: string | undefined): Promise<string | undefined> {
  const response = await post('/auth/step-up', password === undefined ? {} : { password });
  const answer = (await readJson(response)) as { redirect?: string };
  if (!response.ok) throw readRefusal(answer);
  return answer.redirect;
}

/** Answers where to go to be signed out at one's authority too. */
export async function signOut(): Promise<string | undefined> {
  const response = await post('/auth/logout', {});
  if (response.status === 401) return undefined;
  const answer = (await readJson(response)) as { redirect?: string };
  if (!response.ok) throw readRefusal(answer);
  return answer.redirect;
}
