package org.tpibridge.source.hl7v2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;

/**
 * The diagnoses (DG1) and procedures (PR1) of a visit. Every message repeats them, and all of them
 * count, unless a newer message deletes one (DG1-21 and PR1-20 D) or updates it (U). They are
 * identified by DG1-20 and PR1-19, and where either message has none, by their code.
 */
final class CodedRecords {
  private final List<Statement> statements;
  private final History.Judgment judgment;

  CodedRecords(List<Statement> all, History.Judgment judgment) {
    this.statements = all.stream().filter(s -> s.item() instanceof Item.CodedRecord).toList();
    this.judgment = judgment;
  }

  List<Statement> counting() {
    if (statements.stream().allMatch(s -> s.action() == Statement.Action.ASSERT)) {
      return statements;
    }
    List<Statement> counting = new ArrayList<>();
    for (List<Statement> ofMessage : messages()) {
      for (Statement each : ofMessage) {
        switch (each.action()) {
          case REMOVE -> remove(each, counting);
          case REPLACE -> {
            counting.removeIf(s -> hasSameId(item(s), item(each)));
            counting.add(each);
          }
          default -> counting.add(each);
        }
      }
    }
    return counting;
  }

  /** The oldest first. */
  private List<List<Statement>> messages() {
    Map<Long, List<Statement>> byMessage = new LinkedHashMap<>();
    for (Statement each : statements) {
      byMessage.computeIfAbsent(each.message().number(), m -> new ArrayList<>()).add(each);
    }
    return byMessage.values().stream()
        .sorted(
            Comparator.comparing(CodedRecords::newest, judgment.rules().newest())
                .thenComparing(of -> of.get(0).message().number()))
        .toList();
  }

  private static Version newest(List<Statement> ofMessage) {
    return ofMessage.stream().map(Statement::version).max(Comparator.naturalOrder()).orElseThrow();
  }

  private void remove(Statement removal, List<Statement> counting) {
    Item.CodedRecord removed = item(removal);
    boolean found = counting.removeIf(s -> isSame(item(s), removed));
    String field = removed.procedure() ? "PR1-20" : "DG1-21";
    String what = removed.procedure() ? "procedure" : "diagnosis";
    Finding finding;
    if (!found) {
      finding =
          Finding.warning(
              Codes.UNMATCHED,
              field + " D deletes a " + what + " that no message of the visit has.");
    } else if (removed.procedure()) {
      finding =
          Finding.warning(
              Codes.WITHDRAWN,
              "PR1-20 D deletes the procedure; it does not count. What other segments state of the"
                  + " visit still does. Check whether the procedure was done.");
    } else {
      finding =
          Finding.information(Codes.STATUS, "DG1-21 D deletes the diagnosis; it does not count.");
    }
    judgment.findings().add(finding.at(removal.place()));
  }

  private static Item.CodedRecord item(Statement statement) {
    return (Item.CodedRecord) statement.item();
  }

  private static boolean isSame(Item.CodedRecord one, Item.CodedRecord other) {
    boolean byId = !one.id().isEmpty() && !other.id().isEmpty();
    return byId
        ? hasSameId(one, other)
        : one.procedure() == other.procedure()
            && !one.code().isEmpty()
            && one.code().equals(other.code());
  }

  private static boolean hasSameId(Item.CodedRecord one, Item.CodedRecord other) {
    return one.procedure() == other.procedure()
        && !one.id().isEmpty()
        && one.id().number().equals(other.id().number());
  }
}
