/**
 * The import of files into the store. Start with {@link org.tpibridge.importing.VisitImporter}: the
 * pipeline reads and checks the rows of a file, many threads serialize them, and one thread saves
 * them in batches, each batch in one transaction. A file is a job that can be interrupted at any
 * time ({@code StoredJobRun}) and resumed by its content ({@code JobStarter}, {@code ResumePoint}).
 * A dry run takes the same steps over an empty database that lies over the real one ({@code
 * DryRun}).
 *
 * <p>{@link org.tpibridge.importing.FileImport} and {@link org.tpibridge.importing.RunReports} are
 * what a command or a server works with. What a row changes in the store is decided in {@code
 * upsert} alone; how a job is claimed, resumed and retried can be changed here without looking
 * there.
 */
package org.tpibridge.importing;
