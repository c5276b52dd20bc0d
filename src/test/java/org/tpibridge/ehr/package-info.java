/**
 * The EHR that tests talk to: real FHIR servers, which run until the end of a run of tests.
 *
 * <p>A test class names {@link org.tpibridge.ehr.EhrExtension} and asks for an {@link
 * org.tpibridge.ehr.Ehr}. The extension takes a server from the {@code EhrPool}, or starts an
 * {@code EhrServer} if none is unused: a container where Docker answers; if not, the jar of {@code
 * src/test/ehr}, built on demand, as a separate process. Either listens on a free port of the
 * loopback address. It is empty at the start of the class, and the class shares it with no other.
 *
 * <p>{@code ReceiversIT} posts all example visits to two such servers and to Medplum's router,
 * which {@code MedplumServer} starts.
 */
package org.tpibridge.ehr;
