package org.tpibridge.cli;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Options of a listener from the command line. Everything else comes from the settings.
 *
 * @param refuse whether a message whose visit is rejected is answered AE
 */
public record ListenOptions(Optional<String> address, OptionalInt port, boolean refuse) {}
