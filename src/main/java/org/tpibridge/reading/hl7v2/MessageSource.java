package org.tpibridge.reading.hl7v2;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.Hl7Message;

/** Supplies the messages of an input one at a time. */
interface MessageSource {

  /** Returns the next message; empty at the end. */
  Optional<Hl7Message> next() throws IOException;

  /** Returns findings on the input as a whole. Call it at the end. */
  List<Finding> batchFindings();

  /** How many messages may be between two messages of one visit. */
  long maxMessagesBetween();
}
