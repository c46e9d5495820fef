import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // While you build, the page and Rapport have one address, so that nothing need be allowed.
  server: { proxy: { '/graphql': { target: 'http://localhost:8080', ws: true } } },
  build: { outDir: '../built/page', emptyOutDir: true },
  logLevel: 'warn',
});
