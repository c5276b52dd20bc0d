package org.tpibridge.exchange.pull;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.http.client.utils.DateUtils;
import org.tpibridge.exchange.bulk.BulkManifest;
import org.tpibridge.exchange.bulk.BulkManifest.ManifestFile;
import org.tpibridge.exchange.http.Answer;
import org.tpibridge.exchange.http.ForbiddenAddressException;
import org.tpibridge.exchange.http.ResponseLimitException;
import org.tpibridge.store.pulled.BulkExports.BulkExport;
import org.tpibridge.store.pulled.BulkExports.BulkFile;
import org.tpibridge.store.pulled.BulkExports.ExportState;
import org.tpibridge.store.pulled.BulkExports.FileState;
import org.tpibridge.store.pulled.PullPositions;

/**
 * Has an EHR export files, and reads them. Each step is stored, so that the next pull continues
 * after the program was stopped, also in the middle of a file.
 */
final class BulkPull {
  private static final Duration USUAL_WAIT = Duration.ofSeconds(10);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final int MOST_MANIFESTS = 1_000;

  private final PullTarget target;
  private final PullOptions options;
  private final ResourceIntake intake;
  private final PullCounts counts;

  BulkPull(PullTarget target, PullOptions options, ResourceIntake intake, PullCounts counts) {
    this.target = target;
    this.options = options;
    this.intake = intake;
    this.counts = counts;
  }

  void run() {
    Optional<BulkExport> open =
        target.store().read(tx -> tx.exchange().bulkExports().open(target.name()));
    try {
      Optional<BulkExport> export = open.isPresent() ? open : start();
      if (export.isPresent() && export.get().state() == ExportState.WAITING) {
        export = prepared(export.get());
      }
      if (export.isPresent()) {
        readFiles(export.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      counts.unavailable(message(e));
    }
  }

  private Optional<BulkExport> start() throws IOException {
    Optional<Instant> since =
        options.full()
            ? Optional.empty()
            : target
                .store()
                .read(tx -> tx.exchange().bulkExports().lastTransactionTime(target.name()));
    String path =
        target.settings().pull().exportPath()
            + "?_type="
            + URLEncoder.encode(String.join(",", PolledTypes.ALL), StandardCharsets.UTF_8)
            + since
                .map(
                    time -> "&_since=" + URLEncoder.encode(time.toString(), StandardCharsets.UTF_8))
                .orElse("");
    Answer answer = target.bulk().start(path);
    Optional<String> status = answer.header("Content-Location");
    if (answer.status() != 202 || status.isEmpty()) {
      refused("The bulk export was not accepted", answer);
      return Optional.empty();
    }
    Instant now = target.clock().instant();
    return Optional.of(
        target
            .store()
            .write(
                tx ->
                    tx.exchange()
                        .bulkExports()
                        .add(
                            target.name(),
                            status.get(),
                            since,
                            now,
                            now.plus(wait(answer, SHORTEST_WAIT)))));
  }

  /** An EHR that is busy or refuses this program is not available; the rest is an error. */
  private void refused(String what, Answer answer) {
    String message = what + ": the EHR answered HTTP " + answer.status() + ".";
    switch (answer.status()) {
      case 401, 403, 429, 503 ->
          counts.unavailable(
              message
                  + answer
                      .header("Retry-After")
                      .map(after -> " It asks to wait (Retry-After: " + printable(after) + ").")
                      .orElse(""));
      default -> counts.error(message);
    }
  }

  private static String printable(String header) {
    return header.replaceAll("[^A-Za-z0-9 :,+-]", "");
  }

  /**
   * Waits until the files are prepared.
   *
   * @return empty if they are not, or never will be
   */
  private Optional<BulkExport> prepared(BulkExport waiting)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + options.patience().toNanos();
    Duration first = Duration.between(target.clock().instant(), waiting.due());
    Duration pause = first.isNegative() ? Duration.ZERO : first;
    while (true) {
      if (System.nanoTime() + pause.toNanos() > end) {
        counts.error(
            "Bulk export: the EHR is still preparing the files. To continue, run the same command"
                + " again.");
        return Optional.empty();
      }
      Thread.sleep(pause.toMillis());
      Answer answer = target.bulk().get(waiting.statusUrl());
      switch (answer.status()) {
        case 200 -> {
          return manifest(waiting, answer);
        }
        case 202, 429, 502, 503, 504 -> {
          pause = wait(answer, USUAL_WAIT);
          Instant due = target.clock().instant().plus(pause);
          target.store().update(tx -> tx.exchange().bulkExports().setDue(waiting.key(), due));
        }
        case 401, 403 -> {
          refused("The status of the bulk export cannot be read", answer);
          return Optional.empty();
        }
        default -> {
          failed(waiting, "Bulk export: the EHR answered HTTP " + answer.status() + ".");
          return Optional.empty();
        }
      }
    }
  }

  private Duration wait(Answer answer, Duration usual) {
    Optional<String> header = answer.header("Retry-After").map(String::strip);
    Duration wait =
        header
            .flatMap(
                text ->
                    text.matches("\\d{1,7}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                        : Optional.ofNullable(DateUtils.parseDate(text))
                            .map(Date::toInstant)
                            .map(time -> Duration.between(target.clock().instant(), time)))
            .orElse(usual);
    return wait.compareTo(SHORTEST_WAIT) < 0
        ? SHORTEST_WAIT
        : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private Optional<BulkExport> manifest(BulkExport export, Answer first) throws IOException {
    List<ManifestFile> files = new ArrayList<>();
    Optional<Instant> time = Optional.empty();
    boolean token = false;
    Answer answer = first;
    for (int part = 0; ; part++) {
      Optional<BulkManifest> read = BulkManifest.read(answer.body());
      if (answer.status() != 200 || read.isEmpty() || part == MOST_MANIFESTS) {
        failed(export, "Bulk export: the manifest cannot be read.");
        return Optional.empty();
      }
      files.addAll(read.get().files());
      // The time of the first part is the earliest one.
      time = time.isPresent() ? time : read.get().transactionTime();
      token |= read.get().requiresToken();
      if (read.get().next().isEmpty()) {
        break;
      }
      answer = target.bulk().get(read.get().next().get());
    }
    // What is referred to comes first.
    files.sort(Comparator.comparing(ManifestFile::kind).thenComparing(BulkPull::rank));
    store(export, files, token, time);
    return target.store().read(tx -> tx.exchange().bulkExports().find(export.key()));
  }

  private static int rank(ManifestFile file) {
    int at = PolledTypes.ALL.indexOf(file.type());
    return at < 0 ? PolledTypes.ALL.size() : at;
  }

  private void store(
      BulkExport export, List<ManifestFile> files, boolean token, Optional<Instant> time) {
    target
        .store()
        .update(
            tx -> {
              for (int i = 0; i < files.size(); i++) {
                ManifestFile file = files.get(i);
                tx.exchange()
                    .bulkExports()
                    .set(
                        new BulkFile(
                            export.key(),
                            i + 1,
                            file.kind(),
                            file.type(),
                            file.url(),
                            token,
                            file.count(),
                            0,
                            0,
                            0,
                            FileState.OPEN));
              }
              tx.exchange().bulkExports().reading(export.key(), time);
            });
  }

  private void readFiles(BulkExport export) {
    BulkFileReading reading = new BulkFileReading(target, intake, counts);
    List<BulkFile> files =
        target.store().read(tx -> tx.exchange().bulkExports().files(export.key()));
    for (BulkFile file : files) {
      if (file.state() == FileState.OPEN && counts.isAvailable()) {
        reading.read(file);
      }
    }
    if (!counts.isAvailable()) {
      return;
    }
    List<BulkFile> read =
        target.store().read(tx -> tx.exchange().bulkExports().files(export.key()));
    if (read.stream().anyMatch(file -> file.state() == FileState.FAILED)) {
      failed(
          export,
          "Bulk export: not all files were read. The next export requests the same changes again.");
    } else {
      done(export);
    }
  }

  private void done(BulkExport export) {
    target
        .store()
        .update(
            tx -> {
              tx.exchange().bulkExports().end(export.key(), ExportState.DONE, Optional.empty());
              if (target.settings().pull().exportsAllPatients()) {
                export
                    .transactionTime()
                    .ifPresent(time -> continueBySearch(tx.exchange().positions(), time));
              }
            });
    delete(export);
  }

  /** Searches continue where the export ended. */
  private void continueBySearch(PullPositions positions, Instant time) {
    for (String type : PolledTypes.ALL) {
      boolean later =
          positions
              .find(target.name(), type, PullPositions.POPULATION)
              .filter(position -> position.isAfter(time))
              .isPresent();
      if (!later) {
        positions.set(
            target.name(), type, PullPositions.POPULATION, "", time, target.clock().instant());
      }
    }
  }

  private void failed(BulkExport export, String reason) {
    counts.error(reason);
    target
        .store()
        .update(
            tx ->
                tx.exchange()
                    .bulkExports()
                    .end(export.key(), ExportState.FAILED, Optional.of(reason)));
    delete(export);
  }

  /** The EHR may remove its files; if it does not, they expire. */
  private void delete(BulkExport export) {
    try {
      target.bulk().delete(export.statusUrl());
    } catch (IOException e) {
      // Not an error: everything was read.
      return;
    }
  }

  /** Exceptions of this program's HTTP client are for users; others may contain anything. */
  static String message(IOException e) {
    if (e instanceof ForbiddenAddressException || e instanceof ResponseLimitException) {
      return e.getMessage();
    }
    if (e instanceof UnknownHostException) {
      return "The host name of the EHR cannot be resolved.";
    }
    return e instanceof ConnectException
        ? "The EHR refused the connection. It may not be running."
        : "The connection to the EHR failed.";
  }
}
