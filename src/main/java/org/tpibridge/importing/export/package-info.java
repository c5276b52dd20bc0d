/**
 * Writes visits to FHIR files. Start with {@link org.tpibridge.importing.export.VisitWriter}, which
 * has one implementation for each form: one file for each Bundle, one line for each Bundle, one
 * line for each resource. File names are a contract with other programs ({@code BundleFileNames};
 * {@code docs}); an erasure recognizes files by them.
 */
package org.tpibridge.importing.export;
