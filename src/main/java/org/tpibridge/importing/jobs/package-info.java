/**
 * Reads the state of jobs and their findings and writes them as text or JSON ({@code
 * docs/importing.md}). Start with {@link org.tpibridge.importing.jobs.JobStatus}. Nothing here
 * changes a job. The property names of {@link org.tpibridge.importing.jobs.JobJson} are a contract.
 */
package org.tpibridge.importing.jobs;
