package org.tpibridge.pipeline;

import java.util.Optional;

/**
 * What a command requests from the pipeline.
 *
 * @param validate whether Bundles are validated as well
 * @param rules the policy sets to apply, if they differ from the setting
 * @param maps how the clinic's own formats are read
 * @param testData whether all resources are tagged as test data
 */
public record PipelineOptions(
    boolean validate, Optional<String> rules, MapFiles maps, boolean testData) {}
