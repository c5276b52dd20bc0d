// Reads, searches and validates with FHIR clients that are not written here.
// Arguments: FHIR base, token. Prints one line for each client; ends with 1 if one of them fails.
import assert from 'node:assert/strict';
import { Client } from 'fhir-kit-client';
import { MedplumClient, MemoryStorage } from '@medplum/core';
import FhirClient from 'fhirclient/lib/Client.js';

const [base, token] = process.argv.slice(2);
const wrong = { resourceType: 'Patient', gender: 'man' };

async function fhirKitClient() {
  const client = new Client({ baseUrl: base, bearerToken: token });
  const statement = await client.capabilityStatement();
  assert.equal(statement.fhirVersion, '4.0.1');
  let page = await client.search({ resourceType: 'Observation', searchParams: { _count: 3 } });
  const ids = new Set();
  while (page) {
    page.entry?.forEach((entry) => ids.add(entry.resource.id));
    page = await client.nextPage({ bundle: page });
  }
  const count = await client.search({ resourceType: 'Observation', searchParams: { _summary: 'count' } });
  assert.equal(ids.size, count.total);
  const [id] = ids;
  const read = await client.read({ resourceType: 'Observation', id });
  assert.equal(read.id, id);
  const version = await client.vread({ resourceType: 'Observation', id, version: '1' });
  assert.equal(version.meta.versionId, '1');
  const history = await client.history({ resourceType: 'Observation', id });
  assert.equal(history.type, 'history');
  const outcome = await client.operation({ name: 'validate', resourceType: 'Patient', input: wrong });
  assert.ok(outcome.issue.some((issue) => issue.severity === 'error'));
  await assert.rejects(client.read({ resourceType: 'Patient', id: 'none' }), (error) => error.response.status === 404);
}

async function fhirClientOfSmart() {
  const Client = FhirClient.default ?? FhirClient;
  const client = new Client({}, { serverUrl: base, tokenResponse: { access_token: token } });
  const patients = await client.request('Patient?_count=1', { pageLimit: 0, flat: true });
  assert.ok(patients.length > 1);
  const patient = await client.request(`Patient/${patients[0].id}`);
  assert.equal(patient.id, patients[0].id);
}

async function medplumClient() {
  const client = new MedplumClient({
    baseUrl: base.replace(/fhir$/, ''),
    fhirUrlPath: 'fhir',
    accessToken: token,
    storage: new MemoryStorage(),
    fetch,
  });
  client.setAccessToken(token);
  const found = await client.searchResources('Encounter', { _count: '2', _sort: '-date' });
  assert.equal(found.length, 2);
  const read = await client.readResource('Encounter', found[0].id);
  assert.deepEqual(read.identifier, found[0].identifier);
  const history = await client.readHistory('Encounter', found[0].id);
  assert.ok(history.entry.length >= 1);
  const everything = await client.readPatientEverything(read.subject.reference.split('/')[1]);
  assert.ok(everything.entry.length > 5);
}

let failed = false;
for (const test of [fhirKitClient, fhirClientOfSmart, medplumClient]) {
  try {
    await test();
    console.log(`${test.name}: OK`);
  } catch (error) {
    failed = true;
    console.log(`${test.name}: ${error.stack}`);
  }
}
process.exit(failed ? 1 : 0);
