package org.tpibridge.reading.hl7v2.resolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.reading.hl7v2.statement.StatementVersion;

/**
 * Resolves the diagnoses (DG1) and procedures (PR1) of a visit. Every message repeats them, and all
 * of them are used unless a newer message deletes one (DG1-21 and PR1-20 D) or updates it (U). They
 * are identified by DG1-20 and PR1-19; if either message has none, by their code.
 */
final class CodedRecordResolver {
  private final List<MessageStatement> statements;
  private final StatementHistory.ResolutionContext context;

  CodedRecordResolver(List<MessageStatement> all, StatementHistory.ResolutionContext context) {
    this.statements =
        all.stream().filter(s -> s.item() instanceof StatementSubject.CodedRecord).toList();
    this.context = context;
  }

  List<MessageStatement> effectiveStatements() {
    if (statements.stream().allMatch(s -> s.action() == MessageStatement.Action.ASSERT)) {
      return statements;
    }
    List<MessageStatement> effective = new ArrayList<>();
    for (List<MessageStatement> ofMessage : messages()) {
      for (MessageStatement each : ofMessage) {
        switch (each.action()) {
          case REMOVE -> remove(each, effective);
          case REPLACE -> {
            effective.removeIf(s -> hasSameId(item(s), item(each)));
            effective.add(each);
          }
          default -> effective.add(each);
        }
      }
    }
    return effective;
  }

  /** Returns the messages, the oldest first. */
  private List<List<MessageStatement>> messages() {
    Map<Long, List<MessageStatement>> byMessage = new LinkedHashMap<>();
    for (MessageStatement each : statements) {
      byMessage.computeIfAbsent(each.message().number(), m -> new ArrayList<>()).add(each);
    }
    return byMessage.values().stream()
        .sorted(
            Comparator.comparing(CodedRecordResolver::newest, context.rules().newest())
                .thenComparing(of -> of.get(0).message().number()))
        .toList();
  }

  private static StatementVersion newest(List<MessageStatement> ofMessage) {
    return ofMessage.stream()
        .map(MessageStatement::version)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private void remove(MessageStatement removal, List<MessageStatement> effective) {
    StatementSubject.CodedRecord removed = item(removal);
    boolean found = effective.removeIf(s -> isSame(item(s), removed));
    String field = removed.procedure() ? "PR1-20" : "DG1-21";
    String what = removed.procedure() ? "procedure" : "diagnosis";
    Finding finding;
    if (!found) {
      finding =
          Finding.warning(
              Hl7FindingCodes.UNMATCHED,
              field + " D deletes a " + what + " that is not in the messages of the visit.");
    } else if (removed.procedure()) {
      finding =
          Finding.warning(
              Hl7FindingCodes.WITHDRAWN,
              "PR1-20 D deletes the procedure. What other segments state about the"
                  + " visit is still used. Check whether the procedure was performed.");
    } else {
      finding =
          Finding.information(
              Hl7FindingCodes.STATUS, "DG1-21 D deletes the diagnosis. It was not used.");
    }
    context.findings().add(finding.at(removal.place()));
  }

  private static StatementSubject.CodedRecord item(MessageStatement statement) {
    return (StatementSubject.CodedRecord) statement.item();
  }

  private static boolean isSame(
      StatementSubject.CodedRecord one, StatementSubject.CodedRecord other) {
    boolean byId = !one.id().isEmpty() && !other.id().isEmpty();
    return byId
        ? hasSameId(one, other)
        : one.procedure() == other.procedure()
            && !one.code().isEmpty()
            && one.code().equals(other.code());
  }

  private static boolean hasSameId(
      StatementSubject.CodedRecord one, StatementSubject.CodedRecord other) {
    return one.procedure() == other.procedure()
        && !one.id().isEmpty()
        && one.id().number().equals(other.id().number());
  }
}
