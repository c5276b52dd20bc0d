package org.tpibridge.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line says of a listener; the settings say the rest.
 *
 * @param spool folder of the messages
 * @param reviewQueue folder of the messages to look at
 * @param refuse whether a message whose visit cannot be converted is answered AE
 */
public record ListenOptions(
    Optional<String> address, OptionalInt port, Path spool, Path reviewQueue, boolean refuse) {}
