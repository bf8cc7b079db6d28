import { QueryClient } from '@tanstack/react-query';
import { isApiError } from './errors';

/** Reads are tried again only when nobody answered: a refusal stays a refusal. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (tries, error) => isApiError(error, 'UNREACHABLE') && tries < 2,
      refetchOnWindowFocus: true,
      networkMode: 'always', // without a net it fails, is said, and can be tried again, instead of waiting in silence
    },
    mutations: {
      // the same idempotency key goes along, so a second try can do nothing twice
      retry: (tries, error) => isApiError(error, 'UNREACHABLE') && tries < 2,
      networkMode: 'always',
    },
  },
});
