package org.tpibridge.cli.launch;

import java.util.Optional;
import org.tpibridge.pipeline.PipelineOptions;

/**
 * Options of the HTTP server from the command line. Everything else comes from the settings.
 *
 * @param pipeline options of imports
 * @param port instead of the setting; 0 for any free port
 * @param listen whether messages are received over MLLP, too
 */
public record ServeOptions(PipelineOptions pipeline, Optional<Integer> port, boolean listen) {}
