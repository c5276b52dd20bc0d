/**
 * The program's entry point: {@link org.tpibridge.app.Main} reads the settings, puts the parts
 * together ({@code Assembly}) and runs the command line. Records that end in {@code Properties} are
 * the keys under {@code tpibridge} in {@code application.yaml}; {@code docs/settings.md} has to
 * agree with them. Nothing else uses this package, so a change here concerns it alone, except for
 * the name of a key and for {@code logback.xml}, which names {@link
 * org.tpibridge.app.PrintableLogConverter}.
 */
package org.tpibridge.app;
