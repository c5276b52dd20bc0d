package org.tpibridge.reading.hl7v2;

/** An item of a stream of messages: a visit, a skipped message, or a patient merge. */
public sealed interface FeedItem permits VisitMessages, SkippedMessage, PatientMerge {}
