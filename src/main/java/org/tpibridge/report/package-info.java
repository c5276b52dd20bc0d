/**
 * Files and texts about a run: rejects, coverage, unknown words, the report of an import, findings
 * as JSON. Start with {@link org.tpibridge.report.RejectsFile} and {@link
 * org.tpibridge.report.ImportReport}. Column names and JSON properties are contracts ({@code
 * docs}); a rejects file has to be readable as an input again ({@code RejectsRoundTripTest}). The
 * caller decides what is counted or listed.
 */
package org.tpibridge.report;
