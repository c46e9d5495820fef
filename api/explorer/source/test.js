// Runs `*.test.ts` under Node's own runner: bundled first, since Node does not read TypeScript.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const tests = (await readdir('src', { recursive: true })).filter((path) => path.endsWith('.test.ts')).map((path) => join('src', path));
const folder = await mkdtemp(join(tmpdir(), 'explorer-'));
await build({ entryPoints: tests, outdir: folder, outbase: 'src', bundle: true, platform: 'node', format: 'esm', outExtension: { '.js': '.mjs' }, jsx: 'automatic', jsxImportSource: 'preact' });
const built = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.mjs')).map((path) => join(folder, path));
const { status } = spawnSync(process.execPath, ['--test', ...built], { stdio: 'inherit' });
await rm(folder, { recursive: true });
process.exitCode = status ?? 1;
