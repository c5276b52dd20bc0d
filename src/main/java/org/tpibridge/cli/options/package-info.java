/**
 * Options and arguments that several commands share: input files and their maps, output files and
 * their form, rules, sources. A command adds one of these classes as a picocli mixin. Start with
 * {@link org.tpibridge.cli.options.InputArguments}. An option's text can be changed without looking
 * elsewhere; its name is documented in {@code docs} and used in scripts of clinics.
 */
package org.tpibridge.cli.options;
