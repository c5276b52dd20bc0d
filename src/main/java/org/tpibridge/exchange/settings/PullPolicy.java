package org.tpibridge.exchange.settings;

import java.util.regex.Pattern;

/**
 * How an EHR is asked for changes.
 *
 * @param scope whether one search covers all patients, or each patient is asked for
 * @param bulkExport what a bulk export covers: {@code system}, {@code patient} (all patients), or a
 *     group such as {@code Group/17}
 */
public record PullPolicy(PollScope scope, String bulkExport) {
  private static final Pattern LEVEL = Pattern.compile("system|patient|Group/[A-Za-z0-9.-]{1,64}");
  private static final String SYSTEM = "system";

  public static final PullPolicy DEFAULT = new PullPolicy(PollScope.POPULATION);

  /** What one search covers. */
  public enum PollScope {
    POPULATION,
    PATIENT
  }

  /**
   * @throws IllegalArgumentException if a value cannot be used; the message names the setting
   */
  public PullPolicy {
    if (!LEVEL.matcher(bulkExport).matches()) {
      throw new IllegalArgumentException(
          "bulk-export must be system, patient, or a group such as Group/17, but is \""
              + bulkExport
              + "\"");
    }
  }

  public PullPolicy(PollScope scope) {
    this(scope, SYSTEM);
  }

  /** The path of the operation, below the base URL. */
  public String exportPath() {
    return switch (bulkExport) {
      case SYSTEM -> "$export";
      case "patient" -> "Patient/$export";
      default -> bulkExport + "/$export";
    };
  }

  /** Whether a bulk export covers all patients. */
  public boolean exportsAllPatients() {
    return !bulkExport.startsWith("Group/");
  }
}
