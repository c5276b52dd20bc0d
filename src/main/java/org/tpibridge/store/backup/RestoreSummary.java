package org.tpibridge.store.backup;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The result of a restore.
 *
 * @param erasedSince how many patients were erased from the store after the backup was made
 * @param damagedFile new name of the damaged database that was replaced
 */
public record RestoreSummary(
    long visits, long resources, int erasedSince, Optional<Path> damagedFile) {}
