/**
 * What a foreign record tells, before anybody reads it. A column map (rows of a clinic's own CSV)
 * and HL7 v2 messages both end in a {@link org.tpibridge.source.telling.Telling}: {@link
 * org.tpibridge.source.telling.Words} by canonical column, each with its place and its {@link
 * org.tpibridge.source.telling.Style}. The package above reads the words, the same way for both.
 */
package org.tpibridge.source.telling;
