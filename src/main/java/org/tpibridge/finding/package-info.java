/**
 * What was found in an input, as values. A {@link org.tpibridge.finding.Finding} says what is wrong
 * and what to write instead; its {@link org.tpibridge.finding.Place} says where, in the terms of
 * the file that the user has open. A word that no table knows comes with it as a value ({@link
 * org.tpibridge.finding.UnknownWord}), so that such words can be counted. Every other package
 * reports through these.
 */
package org.tpibridge.finding;
