/**
 * Bytes to visits. A {@link org.tpibridge.source.VisitReader} takes an {@link
 * org.tpibridge.source.Input} and gives a lazy stream of {@link org.tpibridge.source.Parsed}: one
 * for each visit that was understood or rejected, and one where the input itself cannot be read.
 *
 * <p>On the way, {@code Formats} unpacks and tells CSV from JSON by the first bytes. {@code
 * CsvRecords} and {@code JsonFrames} cut the bytes into records, each of which is decoded on its
 * own and, where its form is wrong, given up on its own. {@code TableTold} (through a {@code
 * Grammar} for the items of list cells) and {@code JsonTold} say what a record tells, column by
 * column; {@code VisitAssembly} puts the visit together from that, the same for every format, and
 * {@code VisitChecks} looks at it as a whole. Each step notes problems in {@code Remarks}, which
 * know the places. {@code Intake} refuses a second visit of one id.
 *
 * <p>Each visit keeps the {@link org.tpibridge.source.Original}s that it was read from, so that a
 * rejected one can be handed back as it came; {@code HandedBack} knows the columns that a rejects
 * file adds. A {@link org.tpibridge.source.Coverage} counts what became of every value.
 */
package org.tpibridge.source;
