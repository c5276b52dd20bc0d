package org.tpibridge.importing;

/**
 * How to import.
 *
 * @param dryRun say what would become of each row, and keep nothing
 * @param settings a fingerprint of all that decides how a file is read (maps, rules, the clinic):
 *     an import that was broken off goes on only under the same
 * @param readmit take in patients who were erased before
 */
public record Wishes(boolean dryRun, String settings, boolean readmit) {}
