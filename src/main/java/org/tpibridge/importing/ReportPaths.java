package org.tpibridge.importing;

import java.nio.file.Path;
import java.util.Optional;

/** The report files that a run is to write. */
public record ReportPaths(
    Optional<Path> rejects, Optional<Path> unknownWords, Optional<Path> coverage) {}
