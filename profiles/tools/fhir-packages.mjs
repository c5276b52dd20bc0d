// Installs FHIR packages for the reference validator: node fhir-packages.mjs CACHE [FILE.tgz...]
// The packages of fhir-packages.json come from npm, and further ones from files, such as US Core.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [cache, ...files] = process.argv.slice(2).map((path) => resolve(path));
const { packages } = JSON.parse(
  readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'fhir-packages.json'), 'utf8'),
);
mkdirSync(cache, { recursive: true });

/** Replaces the package only when it is complete, so that an interrupted run leaves no part of one. */
function place(manifest, fill) {
  const target = join(cache, `${manifest.name}#${manifest.version}`);
  const folder = mkdtempSync(join(dirname(cache), 'new-'));
  fill(folder);
  // Packages name other versions of each other, which the validator would search for on the network.
  const complete = { ...manifest, dependencies: { 'hl7.fhir.r4.core': '4.0.1' } };
  mkdirSync(join(folder, 'package'), { recursive: true });
  writeFileSync(join(folder, 'package', 'package.json'), JSON.stringify(complete, null, 2));
  rmSync(target, { recursive: true, force: true });
  renameSync(folder, target);
}

function install(file) {
  const text = execFileSync('tar', ['-xzOf', file, 'package/package.json'], { encoding: 'utf8' });
  place(JSON.parse(text), (folder) => execFileSync('tar', ['-xzf', file, '-C', folder]));
}

for (const { name, version, integrity } of packages) {
  if (existsSync(join(cache, `${name}#${version}`))) continue;
  const folder = mkdtempSync(join(dirname(cache), 'download-'));
  const quiet = ['--silent', '--no-update-notifier', '--pack-destination', folder];
  const file = execFileSync('npm', ['pack', ...quiet, `${name}@${version}`], { encoding: 'utf8' }).trim();
  const content = readFileSync(join(folder, file));
  const actual = `sha512-${createHash('sha512').update(content).digest('base64')}`;
  if (actual !== integrity) throw new Error(`${name}@${version} is not the expected package: ${actual}`);
  install(join(folder, file));
  rmSync(folder, { recursive: true });
}
for (const file of files) install(file);

// The validator always loads this package, which npm does not have. It defines extensions for elements of
// other FHIR versions; nothing here uses one, so it may be empty.
place(
  {
    name: 'hl7.fhir.xver-extensions',
    version: '0.1.0',
    type: 'IG',
    canonical: 'http://hl7.org/fhir/extensions',
    fhirVersions: ['4.0.1'],
  },
  () => {},
);
