package org.tpibridge.cli.options;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.watch.WatchSettings;
import picocli.CommandLine.Option;

/** Options of {@code import} for a watched folder. */
public final class WatchOptions {
  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description = {
        "Import each file that arrives in DIR, and move it to DIR/done or DIR/failed with its"
            + " report, rejects and findings, until Ctrl-C or SIGTERM.",
        "Ignores *.part, *.tmp and *.crdownload, and hidden files."
      })
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--once",
      description =
          "With --watch: import the files in DIR and exit. Use this with a scheduler such as cron.")
  private boolean once;

  @Option(
      names = "--rest",
      paramLabel = "SECONDS",
      description =
          "With --watch: import a file when it has not changed for this many seconds (default 5)."
              + " Use 0 if files are only renamed into DIR.")
  private Optional<Integer> rest = Optional.empty();

  /**
   * @throws UsageException if --watch is missing but its options are given
   */
  public Optional<Path> folder() {
    if (folder.isEmpty() && (once || rest.isPresent())) {
      throw new UsageException("--once and --rest require --watch DIR.");
    }
    return folder;
  }

  /**
   * @throws UsageException if the number of seconds is negative
   */
  public WatchSettings settings() {
    if (rest.orElse(0) < 0) {
      throw new UsageException("--rest must be 0 or more seconds.");
    }
    return new WatchSettings(once, Duration.ofSeconds(rest.orElse(5)));
  }
}
