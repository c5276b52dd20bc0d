/**
 * The EHR that tests talk to: a real FHIR server, started once for all test classes of a run.
 *
 * <p>A test class names {@link org.tpibridge.ehr.EhrExtension} and asks for an {@link
 * org.tpibridge.ehr.Ehr}. The extension starts {@code EhrServer} on first use: a container where
 * Docker answers; if not, the jar of {@code src/test/ehr}, built on demand, as a separate process.
 * Either listens on a free port of the loopback address and ends with the run. Its database is
 * empty at the start and shared afterwards, so a test counts only what it wrote itself.
 *
 * <p>{@code ReceiversIT} posts all example visits to another such server and to Medplum's router,
 * which {@code MedplumServer} starts.
 */
package org.tpibridge.ehr;
