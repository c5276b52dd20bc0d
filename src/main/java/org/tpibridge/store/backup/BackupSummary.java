package org.tpibridge.store.backup;

import java.nio.file.Path;

/**
 * What a backup contains.
 *
 * @param file absolute
 */
public record BackupSummary(Path file, long bytes, long visits, long resources) {}
