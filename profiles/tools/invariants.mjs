// Evaluates the invariants of the package on the examples with fhirpath.js, and writes the results:
//   node invariants.mjs FOLDER-OF-FHIRPATH PACKAGE EXAMPLES OUT
// InvariantResultsTest evaluates the same pairs of invariant and element with HAPI and compares.
import { createRequire } from 'node:module';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [installed, packageFolder, examples, out] = process.argv.slice(2);
const require = createRequire(join(resolve(installed), 'package.json'));
const fhirpath = require('fhirpath');
const r4 = require('fhirpath/fhir-context/r4');

const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
const jsonFiles = (folder) =>
  readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
const evaluate = (resource, expression) =>
  fhirpath.evaluate(resource, expression, { resource, rootResource: resource }, r4);

const structures = jsonFiles(packageFolder)
  .filter((name) => name.startsWith('StructureDefinition-'))
  .map((name) => read(packageFolder, name));
const byUrl = new Map(structures.map((structure) => [structure.url, structure]));
const extensions = structures.filter((structure) => structure.type === 'Extension');

/** FHIRPath that selects the elements which an element definition describes. */
function selector(structure, element) {
  const path = element.path.replaceAll('[x]', '');
  if (structure.type === 'Extension') {
    const those = `(extension | descendants().extension).where(url = '${structure.url}')`;
    return path.replace('Extension', those);
  }
  if (!element.sliceName) return path;
  // Slices with an invariant are codings of one system.
  const system = structure.differential.element.find(({ id }) => id === `${element.id}.system`);
  return `${path}.where(system = '${system.patternUri}')`;
}

/** The resources that state their profiles; contained ones have the profile of their container. */
function* resources(root) {
  yield { at: '', resource: root, profiles: root.meta?.profile ?? [] };
  for (const [n, { resource }] of (root.entry ?? []).entries()) {
    if (!resource) continue;
    for (const inner of resources(resource)) yield { ...inner, at: `entry[${n}] ${inner.at}` };
  }
  for (const [n, resource] of (root.contained ?? []).entries()) {
    const profiles = (root.meta?.profile ?? [])
      .map((url) => byUrl.get(url)?.differential.element)
      .flatMap((elements) => elements?.find(({ path }) => path.endsWith('.contained')) ?? [])
      .flatMap(({ type }) => type ?? [])
      .flatMap(({ profile }) => profile ?? []);
    yield { at: `contained[${n}] `, resource, profiles };
  }
}

function results(example) {
  let satisfied = 0;
  const violated = [];
  for (const { at, resource, profiles } of resources(example)) {
    const applied = profiles.flatMap((url) => byUrl.get(url) ?? []);
    if (resource.resourceType !== 'Bundle' && !at.includes('contained')) {
      applied.push(...extensions);
    }
    for (const structure of applied) {
      for (const element of structure.differential.element) {
        for (const { key, expression } of element.constraint ?? []) {
          const selected = selector(structure, element);
          const [count] = evaluate(resource, `${selected}.count()`);
          for (let n = 0; n < count; n++) {
            const result = evaluate(resource, `${selected}.skip(${n}).first().select(${expression})`);
            if (result.length === 1 && result[0] === true) satisfied++;
            else violated.push(`${key} ${at}${element.path}[${n}]`);
          }
        }
      }
    }
  }
  return { satisfied, violated: violated.sort() };
}

const all = {};
for (const folder of ['invalid', 'valid']) {
  for (const name of jsonFiles(join(examples, folder))) {
    try {
      all[`${folder}/${name}`] = results(read(examples, folder, name));
    } catch (error) {
      console.error(`${folder}/${name}: ${error.message}`);
      process.exitCode = 1;
    }
  }
}
const lines = Object.entries(all).map(([name, of]) => `  ${JSON.stringify(name)}: ${JSON.stringify(of)}`);
writeFileSync(out, `{\n${lines.join(',\n')}\n}\n`);
