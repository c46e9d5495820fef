// Writes what follows from the schema, the queries and the catalogue: types, a file of documents for each screen, names of enums, screens.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { generate } from '@graphql-codegen/cli';
import { preset } from '@graphql-codegen/client-preset';
import { buildSchema, isEnumType, parse } from 'graphql';
import { editingDocuments } from './editing.js';

const SCHEMA = '../../../resolvers/schema.graphql';
const CATALOGUE = '../../../graph/text/catalogue';
const LANGUAGES = ['en', 'ru'];
const INTO = 'src/generated';

const foldersOf = async (place) =>
  (await readdir(place, { withFileTypes: true })).filter((one) => one.isDirectory()).map((one) => one.name).sort();

async function types() {
  await generate(
    {
      schema: SCHEMA,
      documents: ['src/**/*.graphql'],
      silent: true,
      generates: {
        [`${INTO}/types/`]: {
          preset,
          presetConfig: {
            fragmentMasking: false,
            persistedDocuments: { mode: 'replaceDocumentWithHash', hashAlgorithm: 'sha256' },
          },
          config: {
            documentMode: 'string',
            enumsAsTypes: true,
            useTypeImports: true,
            scalars: { Date: 'string', DateTime: 'string', Duration: 'string' },
          },
        },
      },
    },
    true,
  );
  return JSON.parse(await readFile(`${INTO}/types/persisted-documents.json`, 'utf8'));
}

// A screen's chunk holds the ids of its own documents alone; their texts stay at the server.
async function documents(texts) {
  const idOf = new Map(Object.entries(texts).map(([id, text]) => [parse(text).definitions.find((one) => one.kind === 'OperationDefinition').name.value, id]));
  const folders = (await foldersOf('src')).map((folder) => [folder, folder === 'generated' ? 'editing' : folder]);
  for (const [folder, called] of folders) {
    const files = (await readdir(`src/${folder}`)).filter((name) => name.endsWith('.graphql')).sort();
    const lines = [];
    for (const file of files) {
      for (const { kind, name, operation } of parse(await readFile(`src/${folder}/${file}`, 'utf8')).definitions) {
        if (kind !== 'OperationDefinition') continue;
        const type = `${name.value}${operation[0].toUpperCase()}${operation.slice(1)}`;
        lines.push(`export const ${name.value}: Document<types.${type}, types.${type}Variables> = { id: '${idOf.get(name.value)}', name: '${name.value}' };`);
      }
    }
    if (lines.length) {
      const head = "import type { Document } from '../asking/document';\nimport type * as types from './types/graphql';\n\n";
      await writeFile(`${INTO}/${called}.ts`, `${head}${lines.join('\n')}\n`);
    }
  }
  const sorted = Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(`${INTO}/documents.json`, `${JSON.stringify(sorted, null, 1)}\n`);
}

// `name-Severity = { $value -> [HIGH] high … *[other] … }` of names.ftl becomes generated/names/Severity.ts; each value of the enum needs a name.
async function names() {
  const schema = buildSchema(await readFile(SCHEMA, 'utf8'));
  const named = {};
  for (const language of LANGUAGES) {
    const text = await readFile(`${CATALOGUE}/${language}/names.ftl`, 'utf8');
    for (const [, name, body] of text.matchAll(/^name-(\w+) = \{ \$value ->\n((?: .*\n)+)\}/gm)) {
      const words = Object.fromEntries([...body.matchAll(/^ +\*?\[(\w+)\] (.+)$/gm)].map(([, value, word]) => [value, word]));
      const type = schema.getType(name);
      if (!isEnumType(type)) throw new Error(`${language}/names.ftl: ${name} is no enum of the schema.`);
      const missing = type.getValues().filter(({ name: value }) => !words[value]).map(({ name: value }) => value);
      if (missing.length) throw new Error(`${language}/names.ftl: ${name} has no name for ${missing.join(', ')}.`);
      (named[name] ??= {})[language] = words;
    }
  }
  await mkdir(`${INTO}/names`, { recursive: true });
  for (const [name, words] of Object.entries(named)) {
    const lines = LANGUAGES.map((language) => `  ${language}: ${JSON.stringify(words[language])},`);
    await writeFile(
      `${INTO}/names/${name}.ts`,
      `import { words } from '../../words/language';\n\nexport const ${name} = words({\n${lines.join('\n')}\n});\n`,
    );
  }
}

async function screens() {
  const folders = [];
  for (const folder of await foldersOf('src')) {
    if ((await readdir(`src/${folder}`)).includes('route.ts')) folders.push(folder);
  }
  const lines = [
    "import { part } from '../shell/part';",
    ...folders.map((folder) => `import { route as ${folder} } from '../${folder}/route';`),
    '',
    'export const screens = [',
    ...folders.map((folder) => `  { ...${folder}, Screen: part(() => import('../${folder}/screen')) },`),
    '];',
  ];
  await writeFile(`${INTO}/screens.ts`, `${lines.join('\n')}\n`);
}

await rm(INTO, { recursive: true, force: true });
await mkdir(INTO, { recursive: true });
await editingDocuments(buildSchema(await readFile(SCHEMA, 'utf8')), INTO);
await documents(await types());
await names();
await screens();
