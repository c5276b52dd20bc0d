/**
 * The import of files into the store. Start with {@link org.tpibridge.importing.VisitImporter}: the
 * pipeline reads and checks the rows of a file, many threads serialize them, and one thread saves
 * them in batches, each batch in one transaction. A file is a job that can be interrupted at any
 * time ({@code StoredJobRun}) and resumed by its content ({@code JobStarter}, {@code ResumePoint}).
 * A dry run does the same with a temporary database that is layered over the real one ({@code
 * DryRun}).
 *
 * <p>{@link org.tpibridge.importing.FileImport} and {@link org.tpibridge.importing.RunReports} are
 * used by commands and servers. What a row changes in the store is decided only in {@code upsert};
 * how a job is claimed, resumed and retried can be changed here without looking there.
 */
package org.tpibridge.importing;
