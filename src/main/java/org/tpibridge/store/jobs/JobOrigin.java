package org.tpibridge.store.jobs;

import java.util.Optional;

/**
 * Where the data of a job comes from.
 *
 * @param text as it is stored
 */
public record JobOrigin(String text) {
  public static final JobOrigin IMPORT = new JobOrigin("import");

  /** The origin of visits that a program sent to the HTTP server. */
  public static final JobOrigin API = new JobOrigin("api");

  private static final String EHR = "ehr ";
  private static final String SCORES = "scores ";
  private static final String MESSAGES = "messages";

  /** The origin of data that was pulled from an EHR. */
  public static JobOrigin ehr(String name) {
    return new JobOrigin(EHR + name);
  }

  /**
   * The origin of a job that adds pain scores of an EHR to visits. The visits come from where they
   * came from before.
   */
  public static JobOrigin scores(String name) {
    return new JobOrigin(SCORES + name);
  }

  /**
   * The origin of visits in messages that a listener received.
   *
   * @param source the source of the numbers of visits and patients; empty for the clinic itself
   */
  public static JobOrigin messages(String source) {
    return new JobOrigin(source.isEmpty() ? MESSAGES : MESSAGES + " " + source);
  }

  /** Whether the visits are in messages that a listener received. */
  public boolean isOfMessages() {
    return text.equals(MESSAGES) || text.startsWith(MESSAGES + " ");
  }

  /** The EHR of which a job only adds pain scores to visits; empty for all other jobs. */
  public Optional<String> scoresOf() {
    return after(SCORES);
  }

  /** Whether a job only adds pain scores of an EHR to visits. */
  public boolean isOfScores() {
    return scoresOf().isPresent();
  }

  static JobOrigin of(String text) {
    return new JobOrigin(text);
  }

  /** The EHR that the data was pulled from; empty if it originates here. */
  public Optional<String> ehr() {
    return after(EHR);
  }

  private Optional<String> after(String prefix) {
    return text.startsWith(prefix)
        ? Optional.of(text.substring(prefix.length()))
        : Optional.empty();
  }
}
