/**
 * The terminal. {@link org.tpibridge.cli.Terminal} finds the verb; each verb is a class of its own
 * that reads as the verb's story and gets what it works with from {@link
 * org.tpibridge.cli.Services}. Results go to standard output, everything else to standard error;
 * the exit code says how it went. This is the only package that prints.
 */
package org.tpibridge.cli;
