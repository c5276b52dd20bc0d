package org.tpibridge.importing;

import java.util.Optional;

/**
 * How to import.
 *
 * @param dryRun say what would become of each row, and keep nothing
 * @param settings a fingerprint of all that decides how a file is read (maps, rules, the clinic):
 *     an import that was broken off goes on only under the same
 * @param readmit take in patients who were erased before
 * @param earlierJob a job of this file that nobody was told of yet, such as {@code J3}: where it is
 *     finished, it is told again instead of importing the file a second time
 */
public record ImportOptions(
    boolean dryRun, String settings, boolean readmit, Optional<String> earlierJob) {

  public ImportOptions(boolean dryRun, String settings, boolean readmit) {
    this(dryRun, settings, readmit, Optional.empty());
  }
}
