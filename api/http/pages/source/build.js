// Bundles GraphiQL with our few lines into files that need nothing from elsewhere, and collects the licences.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const FONTS = /@font-face\s*\{[^}]*\}/g; // the system's own fonts do

const { metafile } = await build({
  entryPoints: { playground: 'playground.jsx' },
  outdir: '..',
  bundle: true,
  minify: true,
  metafile: true,
  format: 'esm',
  jsx: 'automatic',
  target: 'es2022',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
});

const styles = await readFile('../playground.css', 'utf8');
await writeFile('../playground.css', styles.replace(FONTS, ''));
const code = await readFile('../playground.js', 'utf8');
await writeFile('../playground.js', code.replace(/[ \t]+$/gm, ''));

const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((path) => path.match(/.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []),
);
const sections = [];
for (const folder of [...packages].sort()) {
  const { name, version, license, repository } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[sc]e/i.test(entry));
  const text = file ? await readFile(`${folder}/${file}`, 'utf8') : `${license}; ${repository?.url ?? repository ?? ''}`;
  sections.push(`<h2>${escaped(name)} ${version} (${escaped(String(license))})</h2>\n<pre>${escaped(text.trim())}</pre>`);
}
await writeFile(
  '../licences.html',
  `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Licences of the playground</title>\n` +
    `<h1>Licences of the playground</h1>\n<p>The playground is built from these packages.</p>\n${sections.join('\n')}\n</html>\n`,
);
