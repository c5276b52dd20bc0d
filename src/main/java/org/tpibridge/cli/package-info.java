/**
 * The command line. Start with {@link org.tpibridge.cli.Terminal}: it finds the command, runs it
 * and returns the exit code. Each command is a class whose name ends in {@code Command}; it gets
 * its services from {@link org.tpibridge.cli.CommandServices}. Options that several commands share
 * have separate classes. Results go to standard output, everything else to standard error.
 *
 * <p>A command can be changed without looking elsewhere; its options and exit codes are documented
 * in {@code docs} and checked by the tests of the terminal. What a server needs as well does not
 * belong here but in {@code importing} or {@code report}.
 */
package org.tpibridge.cli;
