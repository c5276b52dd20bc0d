/**
 * Reads and writes files for all other packages. {@link org.tpibridge.files.OutputFiles} protects
 * files that a run must not overwrite: the store, the inputs, the settings, the other outputs. An
 * output is written as a {@link org.tpibridge.files.TemporaryFile} next to its target, with access
 * for its owner only, and renamed when it is complete. {@link org.tpibridge.files.LimitedFile} and
 * {@link org.tpibridge.files.CsvText} read what a person wrote; {@link org.tpibridge.files.Sha256}
 * hashes.
 *
 * <p>No other package creates files; an architecture test checks that. How a file is created and
 * protected can be changed here without changes elsewhere.
 */
package org.tpibridge.files;
