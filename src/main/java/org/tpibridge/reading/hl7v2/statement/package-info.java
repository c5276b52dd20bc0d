/**
 * The model between segments and visits: what messages state about a visit, before it is decided
 * which statements are used.
 *
 * <p>Start with {@code MessageStatement}: a {@code StatementSubject} (what it is about), {@code
 * StatedFact}s and a {@code StatementVersion} (how new it is). {@code MessageStatements} collects
 * those of one message, {@code Precedence} orders the fields that state the same column.
 */
package org.tpibridge.reading.hl7v2.statement;
