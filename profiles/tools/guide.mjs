// The ImplementationGuide: it lists the package's resources and examples.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const groups = [
  ['profiles', 'Profiles', 'Rules for the resources of a visit.', isProfile],
  ['extensions', 'Extensions', 'Facts of a visit that R4 has no element for.', isExtension],
  ['terminology', 'Terminology', 'Value sets, code systems and concept maps.', isTerminology],
  ['questionnaires', 'Questionnaires', 'The questions before an injection.', isQuestionnaire],
];
const examples = ['examples', 'Examples', 'Valid resources for each profile. All data is fictitious.'];

function isExtension({ resourceType, type }) {
  return resourceType === 'StructureDefinition' && type === 'Extension';
}
function isProfile(resource) {
  return resource.resourceType === 'StructureDefinition' && !isExtension(resource);
}
function isTerminology({ resourceType }) {
  return ['ValueSet', 'CodeSystem', 'ConceptMap'].includes(resourceType);
}
function isQuestionnaire({ resourceType }) {
  return resourceType === 'Questionnaire';
}

function entry(resource) {
  const group = groups.find(([, , , contains]) => contains(resource));
  if (!group) throw new Error(`${resource.resourceType}/${resource.id} is in no group of the guide`);
  return {
    reference: { reference: `${resource.resourceType}/${resource.id}` },
    name: resource.title,
    description: resource.description,
    exampleBoolean: false,
    groupingId: group[0],
  };
}

function exampleEntry(folder, file) {
  const { resourceType, id, meta } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const name = file.replace(/\.json$/, '').replaceAll('-', ' ');
  return {
    reference: { reference: `${resourceType}/${id}` },
    name: name.charAt(0).toUpperCase() + name.slice(1),
    exampleCanonical: meta.profile[0],
    groupingId: examples[0],
  };
}

/** The guide for a manifest and its resources; its examples are the resources in a folder. */
export function guide(manifest, resources, folder, copyright) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return {
    resourceType: 'ImplementationGuide',
    id: manifest.name,
    url: `${manifest.canonical}/ImplementationGuide/${manifest.name}`,
    name: manifest.title.replaceAll(/[^A-Za-z0-9]/g, ''),
    title: manifest.title,
    description: manifest.description,
    copyright,
    packageId: manifest.name,
    license: manifest.license,
    fhirVersion: manifest.fhirVersions,
    definition: {
      grouping: [...groups, examples].map(([id, name, description]) => ({ id, name, description })),
      resource: [...resources.map(entry), ...files.map((file) => exampleEntry(folder, file))],
    },
  };
}
