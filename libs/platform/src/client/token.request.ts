import type { FastifyRequest } from 'fastify';

/** RFC 6749 section 5.2, and 429 for whoever tries too often. */
export type TokenFault =
  'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope' | 'unauthorized_client';

/** Thrown on the way to a token; the controller answers it as the standard says. */
export class TokenRefused extends Error {
  constructor(
    readonly fault: TokenFault,
    readonly why: string,
    readonly status = fault === 'invalid_client' ? 401 : 400,
  ) {
    super(fault);
  }
}

export interface TokenRequest {
  readonly clientId: string;
  readonly secret: string;
  readonly scopes?: readonly string[];
}

const FORM = 'application/x-www-form-urlencoded';

/** RFC 6749 section 4.4.2: the client by Basic or in the body, never both. */
export function tokenRequestOf(request: FastifyRequest): TokenRequest {
  if (!request.headers['content-type']?.toLowerCase().startsWith(FORM))
    throw new TokenRefused('invalid_request', `the body must be ${FORM}`);
  const fields = fieldsOf(request.body);
  if (fields.grant_type === undefined) throw new TokenRefused('invalid_request', 'grant_type is missing');
  const { clientId, secret } = credentialsOf(request.headers.authorization, fields);
  if (fields.grant_type !== 'client_credentials')
    throw new TokenRefused('unsupported_grant_type', 'only client_credentials is supported');
  const scopes = fields.scope?.split(' ').filter((scope) => scope !== '');
  if (scopes?.length === 0) throw new TokenRefused('invalid_scope', 'scope is empty');
  return { clientId, secret, ...(scopes && { scopes: [...new Set(scopes)] }) };
}

/** Parameters without a value count as left out; none may come twice (section 3.2). */
function fieldsOf(body: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof body !== 'object' || body === null) throw new TokenRefused('invalid_request', 'the body is empty');
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => {
      if (typeof value !== 'string') throw new TokenRefused('invalid_request', 'a parameter comes twice');
      return [name, value === '' ? undefined : value];
    }),
  );
}

function credentialsOf(header: string | undefined, fields: Readonly<Record<string, string | undefined>>) {
  const { client_id: clientId, client_secret: secret } = fields;
  if (header === undefined) {
    if (!clientId || !secret) throw new TokenRefused('invalid_client', 'client authentication is missing');
    return { clientId, secret };
  }
  if (secret !== undefined) throw new TokenRefused('invalid_request', 'more than one way of client authentication');
  const basic = basicOf(header);
  if (clientId !== undefined && clientId !== basic.clientId)
    throw new TokenRefused('invalid_request', 'two different clients');
  return basic;
}

function basicOf(header: string): { clientId: string; secret: string } {
  const [, packed] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(header) ?? [];
  const text = Buffer.from(packed ?? '', 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) throw new TokenRefused('invalid_client', 'the Authorization header is not Basic');
  try {
    return { clientId: decodeURIComponent(text.slice(0, colon)), secret: decodeURIComponent(text.slice(colon + 1)) };
  } catch {
    throw new TokenRefused('invalid_client', 'the Authorization header is not form-encoded');
  }
}
