// Writes the page of the profiles for human readers from the package: node pages.mjs PACKAGE OUT
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [packageFolder, out] = process.argv.slice(2);
const resources = readdirSync(packageFolder)
  .filter((name) => /^[A-Z]/.test(name))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(packageFolder, name), 'utf8')));
const titles = new Map(resources.map(({ url, title }) => [url, title]));
const of = (type) => resources.filter(({ resourceType }) => resourceType === type);
const structures = of('StructureDefinition');
const extensions = structures.filter(({ type }) => type === 'Extension');
const profiles = structures.filter(({ type }) => type !== 'Extension');

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const name = (url) => titles.get(url) ?? url.replace(/^.*\//, '');
const row = (...cells) => `| ${cells.map(cell).join(' | ')} |`;
const table = (heading, rows) =>
  rows.length === 0 ? '' : `\n${row(...heading)}\n|${'---|'.repeat(heading.length)}\n${rows.join('\n')}\n`;

/** Types and targets, if the profile restricts them. */
function types({ type = [] }) {
  return type
    .map(({ code, profile = [], targetProfile = [] }) => {
      const targets = [...profile, ...targetProfile].map(name);
      return targets.length > 0 ? `${code}(${targets.join(', ')})` : code;
    })
    .join(', ');
}

function value(element) {
  const key = Object.keys(element).find((name) => /^(fixed|pattern)[A-Z]/.test(name));
  if (!key) return [];
  const fixed = element[key];
  if (typeof fixed !== 'object') return [`\`${fixed}\``];
  const codings = fixed.coding ?? [fixed];
  return [codings.map(({ system, code }) => `\`${system}#${code}\``).join(', ')];
}

function elements(structure) {
  const full = new Map(structure.snapshot.element.map((element) => [element.id, element]));
  return structure.differential.element
    .filter(({ path }) => path.includes('.'))
    .map((changed) => {
      const { min, max, mustSupport, short } = full.get(changed.id) ?? changed;
      const path = changed.id.slice(changed.id.indexOf('.') + 1);
      const { binding } = changed;
      const restrictions = [
        types(changed),
        ...value(changed),
        binding ? `${name(binding.valueSet)} (${binding.strength})` : '',
      ].filter((text) => text !== '');
      return row(`\`${path}\``, `${min}..${max}`, mustSupport ? 'yes' : '', restrictions.join('; '), short ?? '');
    });
}

function rules(structure) {
  return structure.differential.element.flatMap(({ path, constraint = [] }) =>
    constraint.map(({ key, human }) => row(`\`${key}\``, `\`${path}\``, human)),
  );
}

function section(structure) {
  const context = (structure.context ?? []).map(({ expression }) => `\`${expression}\``).join(', ');
  const based = structure.type === 'Extension' ? `Extension of ${context}.` : `Profile of ${structure.type}.`;
  return (
    `\n## ${structure.title}\n\`${structure.url}\`\n\n${based} ${structure.description}\n` +
    table(['element', 'cardinality', 'must support', 'type, value, binding', 'content'], elements(structure)) +
    table(['rule', 'at', 'what it requires'], rules(structure))
  );
}

const listed = ['ValueSet', 'CodeSystem', 'ConceptMap', 'Questionnaire']
  .map((type) => table([type, 'title', 'description'], of(type).map((r) => row(`\`${r.id}\``, r.title, r.description))))
  .join('');

writeFileSync(
  out,
  `# Profiles and extensions
This page is generated from the package by \`profiles/build.sh\`. It lists what the profiles add to R4: elements that are not listed are as in R4.
How the columns of a visit are mapped to these elements is on the page [mapping](mapping.md).
${profiles.map(section).join('')}${extensions.map(section).join('')}
## Terminology
The value sets, code systems and concept maps of the package, and its questionnaire.
${listed}`,
);
