package org.tpibridge.exchange.pull;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.http.client.utils.DateUtils;
import org.tpibridge.exchange.http.Answer;
import org.tpibridge.store.pulled.BulkExports.BulkExport;

/** Has an EHR prepare the files of a bulk export, and waits for them. */
final class BulkPreparation {
  private static final Duration USUAL_WAIT = Duration.ofSeconds(10);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final PullTarget target;
  private final PullOptions options;
  private final PullCounts counts;
  private final BulkFileList files;
  private final BulkEnding ending;

  BulkPreparation(
      PullTarget target,
      PullOptions options,
      PullCounts counts,
      BulkFileList files,
      BulkEnding ending) {
    this.target = target;
    this.options = options;
    this.counts = counts;
    this.files = files;
    this.ending = ending;
  }

  Optional<BulkExport> start() throws IOException {
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
  Optional<BulkExport> prepared(BulkExport waiting) throws IOException, InterruptedException {
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
          return files.read(waiting, answer);
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
          ending.failed(waiting, "Bulk export: the EHR answered HTTP " + answer.status() + ".");
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
}
