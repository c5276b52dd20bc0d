package org.tpibridge.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.watch.WatchSettings;
import picocli.CommandLine.Option;

/** Which folder to watch, and how. */
final class WatchOptions {
  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description = {
        "Import each file that is put into DIR when nobody writes to it any more, and move it",
        "to DIR/done or DIR/failed beside its report, rejects and findings. Until Ctrl-C or",
        "SIGTERM. Not hidden files, nor *.part, *.tmp, *.crdownload."
      })
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--once",
      description = "With --watch: take what is there, then end; for a scheduler.")
  private boolean once;

  @Option(
      names = "--rest",
      paramLabel = "SECONDS",
      description = {
        "With --watch: a file that has not changed for so long is finished (default 5);",
        "0 where files are only ever renamed into DIR."
      })
  private Optional<Integer> rest = Optional.empty();

  /**
   * @throws UsageException where the options do not go together
   */
  Optional<Path> folder() {
    if (folder.isEmpty() && (once || rest.isPresent())) {
      throw new UsageException("--once and --rest go with --watch DIR.");
    }
    return folder;
  }

  /**
   * @throws UsageException where the rest is less than nothing
   */
  WatchSettings settings() {
    if (rest.orElse(0) < 0) {
      throw new UsageException("--rest is 0 or more seconds.");
    }
    return new WatchSettings(once, Duration.ofSeconds(rest.orElse(5)));
  }
}
