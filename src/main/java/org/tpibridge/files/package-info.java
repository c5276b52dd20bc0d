/**
 * Files on disk, for every package that writes results or reads settings.
 *
 * <p>{@link org.tpibridge.files.OutputFiles} knows what a run must not overwrite: the store, the
 * inputs, the settings, the other outputs. Each output is written as a {@link
 * org.tpibridge.files.PartFile}, a temporary file beside its target that only its owner may read,
 * and gets its name when it is complete. {@link org.tpibridge.files.SmallFile} reads files that a
 * person wrote, and stops at a limit.
 */
package org.tpibridge.files;
