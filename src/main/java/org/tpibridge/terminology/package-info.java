/**
 * Maps clinic words to codes: muscles, drugs, routes, diagnoses, complications, aftercare. Start
 * with {@link org.tpibridge.terminology.Terminology}. The tables are the CSV files next to these
 * classes; a clinic can add its own in the same format ({@code docs/terminology.md}). A table is
 * read into {@code TableRow}s, which are checked one by one ({@code TableRowCheck}) and together
 * ({@code TerminologyEntriesCheck}) and become concepts in {@code ConceptFactory}.
 *
 * <p>The FHIR ConceptMaps are generated from the same tables: after changing one, run the FSH
 * build. Every code needs a source; never add one without it.
 */
package org.tpibridge.terminology;
