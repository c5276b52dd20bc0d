/**
 * Files on disk, for every package that writes results or reads settings. {@link
 * org.tpibridge.files.OutputFiles} knows what a run must not overwrite: the store, the inputs, the
 * settings, the other outputs. An output is written as a {@link org.tpibridge.files.TemporaryFile}
 * beside its target, which only its owner may read, and gets its name when it is complete. {@link
 * org.tpibridge.files.LimitedFile} and {@link org.tpibridge.files.CsvText} read what a person
 * wrote; {@link org.tpibridge.files.Sha256} hashes.
 *
 * <p>No other package creates files; an architecture test checks that. How a file is created and
 * protected can be changed here alone.
 */
package org.tpibridge.files;
