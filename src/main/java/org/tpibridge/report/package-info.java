/**
 * What is handed back about an input besides its findings, for people to work with.
 *
 * <p>{@link org.tpibridge.report.RejectsFile} takes the rejected visits as they came, each with
 * what is wrong beside it, so that the office fixes them in place and sends the file in again:
 * {@code TableRejects} for rows, {@code TextRejects} for JSON values and messages, which have no
 * room for a remark and get a file of findings beside them. {@link
 * org.tpibridge.report.UnknownWordsFile} lists the words that no table knew as a table to be filled
 * in. {@link org.tpibridge.report.CoverageReport} shows what was understood of the input, {@link
 * org.tpibridge.report.ImportReport} what became of its rows; these two hold nothing of a
 * patient's.
 */
package org.tpibridge.report;
