/**
 * Jobs as a person or a program asks for them: their state at this moment, their findings, their
 * JSON ({@code docs/importing.md}). Start with {@link org.tpibridge.importing.jobs.JobStatus}.
 * Nothing here changes a job. The property names of {@link org.tpibridge.importing.jobs.JobJson}
 * are a contract.
 */
package org.tpibridge.importing.jobs;
