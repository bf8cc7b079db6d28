import { fileURLToPath } from 'node:url';
import locales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.SAMSTEG_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // React Aria carries over thirty languages; two are enough.
  plugins: [{ ...locales.vite({ locales: ['sv-SE', 'en-GB', 'en-US'] }), enforce: 'pre' as const }, react()],
  build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2023', manifest: true },
  server: {
    host: '127.0.0.1',
    port: Number(process.env.PORT ?? 23110),
    proxy: { '/graphql': api, '/auth': api, '/socket.io': { target: api, ws: true } },
  },
});
