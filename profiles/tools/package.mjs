// Creates the folder of an npm-style FHIR package:
//   node package.mjs MANIFEST FOLDER-OF-RESOURCES FOLDER-OF-EXAMPLES OUT
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guide } from './guide.mjs';
import { narrative } from './narrative.mjs';

const [manifestFile, from, examples, to] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const write = (name, value) =>
  writeFileSync(join(to, name), JSON.stringify(value, null, 2) + '\n');

const { date, conformanceDefaults, ...manifest } = read(manifestFile);
rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });

// Notices that the owners of code systems require of those who list their codes.
const notices = {
  'http://snomed.info/sct':
    "This includes codes of SNOMED CT, copyright International Health Terminology Standards Development Organisation (SNOMED International). Their use needs an affiliate license or a member country's license; in the United States the National Library of Medicine issues it.",
  'http://loinc.org':
    'This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at http://loinc.org/license. LOINC is a registered United States trademark of Regenstrief Institute, Inc.',
  'http://www.ama-assn.org/go/cpt':
    'CPT is copyright American Medical Association. All rights reserved. CPT is a registered trademark of the American Medical Association. Use of CPT codes needs a license of the American Medical Association.',
  'http://www.nlm.nih.gov/research/umls/rxnorm':
    'This includes codes of RxNorm, courtesy of the U.S. National Library of Medicine, which neither endorses nor recommends this product.',
};

/** The code systems with a notice that a resource itself names; a snapshot repeats R4's. */
function owned({ snapshot, description, ...resource }) {
  const text = JSON.stringify(resource);
  return Object.keys(notices).filter((system) => text.includes(system));
}

const copyright = (systems) => systems.map((system) => notices[system]).join(' ');

const resources = new Map(
  readdirSync(from)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, read(join(from, name))]),
);

/** Whether a value set consists of all codes of a code system. */
function isOfAll(resource, { url }) {
  const { include = [], exclude = [] } = resource.compose ?? {};
  const [only, ...others] = include;
  return (
    resource.resourceType === 'ValueSet' &&
    only?.system === url &&
    !(only.concept || only.filter || only.valueSet) &&
    others.length + exclude.length === 0
  );
}

// Each code system names the value set of all its codes; where there is none, it is added.
for (const system of [...resources.values()].filter((r) => r.resourceType === 'CodeSystem')) {
  let set = [...resources.values()].find((resource) => isOfAll(resource, system));
  if (!set) {
    const { id, name, title, description, url } = system;
    const { canonical } = read(manifestFile);
    set = {
      resourceType: 'ValueSet',
      id,
      url: `${canonical}/ValueSet/${id}`,
      name: `${name}All`,
      title: `${title}: all codes`,
      description: `All codes of the code system. ${description}`,
      compose: { include: [{ system: url }] },
    };
    const file = `ValueSet-${id}.json`;
    if (resources.has(file)) throw new Error(`${file} exists, but does not list all codes`);
    resources.set(file, set);
  }
  system.valueSet = set.url;
}

const all = [...resources.keys()].sort().map((filename) => resources.get(filename));
const systems = new Set(all.flatMap(owned));
const license = `This guide is licensed under ${manifest.license}. The code systems of others that it uses are not part of that license.`;
const ofGuide = `${license} ${copyright(Object.keys(notices).filter((system) => systems.has(system)))}`;
resources.set(
  `ImplementationGuide-${manifest.name}.json`,
  guide(manifest, all, examples, ofGuide),
);

/** Elements that all resources share are only in the manifest; a resource may replace the defaults. */
function complete(resource) {
  const { purpose, ...defaults } = conformanceDefaults;
  // R4's ImplementationGuide has no purpose.
  if (resource.resourceType !== 'ImplementationGuide') defaults.purpose = purpose;
  const named = owned(resource);
  if (named.length > 0) defaults.copyright = copyright(named);
  const { resourceType, id, ...content } = resource;
  return {
    resourceType,
    id,
    text: narrative(resource),
    ...defaults,
    ...content,
    version: manifest.version,
    status: 'active',
    date,
    publisher: manifest.author,
  };
}

const index = [...resources.keys()].sort().map((filename) => {
  const resource = resources.get(filename);
  write(filename, complete(resource));
  const { resourceType, id, url, kind, type } = resource;
  return { filename, resourceType, id, url, version: manifest.version, kind, type };
});
write('.index.json', { 'index-version': 2, files: index });
write('package.json', manifest);
