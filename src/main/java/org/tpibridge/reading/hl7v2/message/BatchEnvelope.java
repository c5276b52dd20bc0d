package org.tpibridge.reading.hl7v2.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tpibridge.finding.Finding;

/** Checks the batch segments around messages, which show whether the file is complete. */
final class BatchEnvelope {
  private static final Set<String> PARTS = Set.of("FHS", "BHS", "BTS", "FTS");

  private final List<Finding> findings = new ArrayList<>();
  private long batches;
  private long messagesBefore;
  private boolean inFile;
  private boolean inBatch;

  static boolean isPart(String name) {
    return PARTS.contains(name);
  }

  /**
   * @param messages the number of messages before this segment
   */
  void addSegment(String name, byte[] segment, long messages) {
    switch (name) {
      case "FHS" -> inFile = true;
      case "BHS" -> {
        inBatch = true;
        batches++;
        messagesBefore = messages;
      }
      case "BTS" -> {
        compare(
            "BTS-1 states a message count of %s, but the batch has %d.",
            segment, messages - messagesBefore);
        inBatch = false;
      }
      default -> {
        compare("FTS-1 states a batch count of %s, but the file has %d.", segment, batches);
        inFile = false;
      }
    }
  }

  /**
   * @param messages the number of messages in the input
   */
  List<Finding> findings(long messages) {
    List<Finding> all = new ArrayList<>(findings);
    if (inFile || inBatch) {
      all.add(
          incomplete(
              "The batch is incomplete ("
                  + (inBatch ? "BTS" : "FTS")
                  + " is missing) after "
                  + messages
                  + (messages == 1 ? " message." : " messages.")));
    }
    return all;
  }

  private void compare(String message, byte[] segment, long counted) {
    String[] fields = new String(segment, ISO_8859_1).split("[^A-Za-z0-9 ]", 3);
    String stated = fields.length > 1 ? fields[1].strip() : "";
    boolean isCount =
        !stated.isEmpty()
            && stated.length() < 10
            && stated.chars().allMatch(c -> c >= '0' && c <= '9');
    if (isCount && Long.parseLong(stated) != counted) {
      findings.add(incomplete(message.formatted(stated, counted)));
    }
  }

  private static Finding incomplete(String message) {
    return Finding.warning(
        Hl7FindingCodes.BATCH,
        message
            + " The messages in the file are read. If the file is incomplete, export it again.");
  }
}
