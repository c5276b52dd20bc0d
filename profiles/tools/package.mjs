// Creates the folder of an npm-style FHIR package: node package.mjs MANIFEST FOLDER-OF-RESOURCES OUT
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [manifestFile, from, to] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const write = (name, value) =>
  writeFileSync(join(to, name), JSON.stringify(value, null, 2) + '\n');

const { date, ...manifest } = read(manifestFile);
rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });

const files = readdirSync(from).filter((name) => name.endsWith('.json')).sort();
const index = files.map((filename) => {
  const resource = read(join(from, filename));
  // Values that all resources share are only in the manifest.
  const shared = { version: manifest.version, status: 'active', date, publisher: manifest.author };
  write(filename, { ...resource, ...shared });
  const { resourceType, id, url, kind, type } = resource;
  return { filename, resourceType, id, url, version: manifest.version, kind, type };
});
write('.index.json', { 'index-version': 2, files: index });
write('package.json', manifest);
