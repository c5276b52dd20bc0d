/**
 * The program's entry point: {@link org.tpibridge.app.Main} creates the services ({@code Assembly})
 * and runs the command line. Records whose names end in {@code Properties} are the keys under
 * {@code tpibridge} in {@code application.yaml}; {@code docs/settings.md} must agree with them. No
 * other package uses this one, so it can be changed freely, except for the names of keys and for
 * {@code logback.xml}, which uses {@link org.tpibridge.app.PrintableLogConverter}.
 */
package org.tpibridge.app;
