package org.tpibridge.cli;

import java.util.Optional;

/**
 * What a verb wants of checking.
 *
 * @param proving whether Bundles are validated as well
 * @param rules the policy sets to hold visits against, where they are not the setting's
 * @param maps how a clinic's own formats are read
 */
public record Wanted(boolean proving, Optional<String> rules, FileMaps maps) {}
