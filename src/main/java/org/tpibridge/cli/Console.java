package org.tpibridge.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a verb reads from and prints to.
 *
 * @param out results only
 * @param err everything else
 * @param interactive whether somebody watches {@code err} on a terminal
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean interactive) {}
