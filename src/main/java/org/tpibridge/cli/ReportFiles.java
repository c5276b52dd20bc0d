package org.tpibridge.cli;

import java.nio.file.Path;
import java.util.Optional;

/** The files that a run is to write besides its results. */
record ReportFiles(Optional<Path> rejects, Optional<Path> unknownWords, Optional<Path> coverage) {}
