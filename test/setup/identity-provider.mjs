// A real OpenID provider in its own process: code flow with PKCE, its own sign-in page of development, claims by the name typed.
// `sub-1|unit=hsa-ame|role=handlaggare|loa=3` signs in as sub-1 with these claims.
// @ts-expect-error the package says nothing of its types
import { Provider } from 'oidc-provider';

const [port, redirectUri] = process.argv.slice(2);
const LOA = 'http://id.elegnamnden.se/loa/1.0/loa';
/** @param {string} login */
const claimsOf = (login) =>
  Object.fromEntries(
    login
      .split('|')
      .slice(1)
      .map((pair) => pair.split('=')),
  );

const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      ...{ client_id: 'samsteg', client_secret: 'test-secret', response_types: ['code'] },
      ...{ grant_types: ['authorization_code'], redirect_uris: [redirectUri] },
      post_logout_redirect_uris: [new URL('/logga-in', redirectUri).href],
    },
  ],
  pkce: { required: () => true },
  cookies: { keys: ['test'] },
  conformIdTokenClaims: false,
  claims: { openid: ['sub'], profile: ['uid', 'name', 'unit', 'role', 'org', 'assurance'] },
  ttl: {
    // what is typed may ask for a code or an ID token that is soon over: `|codeFor=1`, `|tokenFor=-600`
    AuthorizationCode: (/** @type {unknown} */ _context, /** @type {{ accountId: string }} */ { accountId }) =>
      Number(claimsOf(accountId).codeFor ?? 60),
    IdToken: (/** @type {{ oidc: { account?: { accountId: string } } }} */ { oidc }) =>
      Number(claimsOf(oidc.account?.accountId ?? '').tokenFor ?? 600),
    AccessToken: 600,
    Session: 3600,
    Interaction: 600,
    Grant: 600,
  },
  findAccount: (/** @type {unknown} */ _context, /** @type {string} */ login) => ({
    accountId: login,
    claims: () => {
      const { loa, ...rest } = /** @type {Record<string, string>} */ (claimsOf(login));
      return { sub: login, uid: login.split('|')[0], ...rest, ...(loa && { assurance: LOA + loa }) };
    },
  }),
});
provider.listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
