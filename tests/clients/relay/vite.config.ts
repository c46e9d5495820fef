import { defineConfig } from 'vite';

// Artifacts import one another without the end of the file's name, which bundlers know and Node does not.
export default defineConfig({ build: { ssr: 'work.ts', outDir: '../built/relay', target: 'node20' }, logLevel: 'warn' });
