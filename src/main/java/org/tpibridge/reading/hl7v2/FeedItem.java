package org.tpibridge.reading.hl7v2;

/** What a stream of messages contains, one at a time. */
public sealed interface FeedItem permits VisitMessages, SkippedMessage, PatientMerge {}
