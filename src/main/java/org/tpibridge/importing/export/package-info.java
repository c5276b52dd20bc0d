/**
 * FHIR files of visits. Start with {@link org.tpibridge.importing.export.VisitWriter}, which has
 * one implementation for each form: a Bundle a file, a Bundle a line, a resource a line. The names
 * of files are a contract with whoever reads them ({@code BundleFileNames}; {@code docs}); an
 * erasure recognizes files by them.
 */
package org.tpibridge.importing.export;
