// Bundles the screens into ../assets, with a hash of its content in each name, and notes from what they were built.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { build, transform } from 'esbuild';

const ASSETS = '../assets';
const SCHEMA = '../../../resolvers/schema.graphql';
const NAMES = ['en', 'ru'].map((language) => `../../../graph/text/catalogue/${language}/names.ftl`);

async function filesIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter(({ name }) => name !== 'node_modules' && name !== 'generated')
      .map((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)])),
  );
  return found.flat();
}

const sha256 = (content) => createHash('sha256').update(content).digest('hex');
const named = (path) => path.replace(/^(\.\.\/)*/, '').replaceAll('\\', '/');

// Styles of a screen alone come with it: each such file is an asset, which its screen waits for.
const styles = {
  name: 'styles',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.css$/ }, ({ path, importer, resolveDir, kind }) => {
      if (kind !== 'import-statement' || importer.endsWith('/main.tsx')) return null;
      const file = relative('.', join(resolveDir, path.replace('?', ''))); // no place of this machine: names of the outputs bear a hash of it
      return path.startsWith('?') ? { path: file, namespace: 'asset' } : { path: file, namespace: 'styled' };
    });
    onLoad({ filter: /./, namespace: 'styled' }, ({ path }) => ({
      contents: `import { styled } from '../asking/styled';\nimport address from '?${basename(path)}';\nawait styled(address);\n`,
      resolveDir: resolve(dirname(path)),
    }));
    onLoad({ filter: /./, namespace: 'asset' }, async ({ path }) => ({
      contents: (await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })).code,
      loader: 'file',
    }));
  },
};

async function bundle() {
  const { metafile } = await build({
    entryPoints: { main: 'src/main.tsx' },
    outdir: ASSETS,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/assets',
    plugins: [styles],
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return metafile.outputs;
}

function page(outputs) {
  const paths = Object.keys(outputs);
  const main = paths.find((path) => outputs[path].entryPoint === 'src/main.tsx');
  const address = (path) => `/assets/${path.split('/').at(-1)}`;
  const ahead = outputs[main].imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => `  <link rel="modulepreload" href="${address(path)}">\n`);
  return `<!doctype html>
<html lang="en" data-theme="auto">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Rapport</title>
  <link rel="icon" href="data:,">
  <link rel="license" href="/assets/licences.html">
  <link rel="stylesheet" href="${address(outputs[main].cssBundle)}">
${ahead.join('')}  <script type="module" src="${address(main)}"></script>
</head>
<body>
  <div id="explorer"></div>
  <noscript>The explorer needs JavaScript. GraphQL itself is at <a href="/graphql">/graphql</a>.</noscript>
</body>
</html>
`;
}

async function licences(outputs) {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = [...new Set(inputs.flatMap((path) => path.match(/.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []))].sort();
  const sections = await Promise.all(
    folders.map(async (folder) => {
      const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
      const file = (await readdir(folder)).find((entry) => /^licen[sc]e/i.test(entry));
      const text = file ? await readFile(`${folder}/${file}`, 'utf8') : license;
      const escaped = text.trim().replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
      return `<h2>${name} ${version} (${license})</h2>\n<pre>${escaped}</pre>\n`;
    }),
  );
  return `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Licences of the explorer</title>\n<h1>Licences of the explorer</h1>\n<p>The explorer is built from these packages.</p>\n${sections.join('')}</html>\n`;
}

// The first segments for which the page is served: those of the screens.
async function segments() {
  const routes = (await readFile('src/generated/screens.ts', 'utf8')).matchAll(/from '\.\.\/(.+)\/route'/g);
  const texts = await Promise.all([...routes].map(([, folder]) => readFile(`src/${folder}/route.ts`, 'utf8')));
  return texts.map((text) => text.match(/path: '\/([^/']*)/)[1]).sort();
}

await rm(ASSETS, { recursive: true, force: true });
await mkdir(ASSETS);
const outputs = await bundle();
for (const path of Object.keys(outputs)) {
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/[ \t]+$/gm, ''));
}
await writeFile(`${ASSETS}/index.html`, page(outputs));
await writeFile(`${ASSETS}/licences.html`, await licences(outputs));
await copyFile('src/generated/documents.json', `${ASSETS}/documents.json`);

const sources = [...(await filesIn('.')).filter((path) => !path.endsWith('.md')), SCHEMA, ...NAMES].sort((a, b) => (named(a) < named(b) ? -1 : 1));
const built = { segments: await segments(), sources: {} };
for (const path of sources) built.sources[named(path)] = sha256(await readFile(path));
await writeFile(`${ASSETS}/built.json`, `${JSON.stringify(built, null, 1)}\n`);
