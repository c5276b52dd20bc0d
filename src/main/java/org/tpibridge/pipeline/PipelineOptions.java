package org.tpibridge.pipeline;

import java.util.Optional;

/**
 * What a verb wants of checking.
 *
 * @param validate whether Bundles are validated as well
 * @param rules the policy sets to hold visits against, where they are not the setting's
 * @param maps how a clinic's own formats are read
 */
public record PipelineOptions(boolean validate, Optional<String> rules, MapFiles maps) {}
