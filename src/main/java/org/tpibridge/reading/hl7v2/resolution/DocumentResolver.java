package org.tpibridge.reading.hl7v2.resolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.EntityIdentifierMatcher;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;

/**
 * Resolves the documents of a visit (MDM, TXA). A document is identified by TXA-12. An edit (T08)
 * replaces its text, a replacement (T10) replaces the document in TXA-13, an addendum (T06) adds to
 * it, and a cancellation (T11, TXA-19) withdraws it, together with its addenda.
 */
final class DocumentResolver {
  /** HL7 table 0271: incomplete, in progress. */
  private static final Set<String> INCOMPLETE = Set.of("IN", "IP");

  private final List<MessageStatement> statements;
  private final SubjectRules rules;
  private final EntityIdentifierMatcher ids = new EntityIdentifierMatcher();
  private final Map<String, State> states = new LinkedHashMap<>();

  /** The state of one document after the statements so far. */
  private static final class State {
    private MessageStatement text;
    private final Map<String, MessageStatement> addenda = new TreeMap<>();
    private String parent = "";
    private boolean withdrawn;
    private boolean replaced;

    boolean counts() {
      return !withdrawn && !replaced;
    }
  }

  DocumentResolver(List<MessageStatement> all, SubjectRules rules) {
    this.rules = rules;
    this.statements =
        all.stream()
            .filter(s -> s.item() instanceof StatementSubject.Document)
            .sorted(
                Comparator.comparing(MessageStatement::version, rules.newest())
                    .thenComparing(s -> s.message().number()))
            .toList();
    for (MessageStatement each : statements) {
      ids.add(document(each).id());
      ids.add(document(each).parent());
    }
  }

  /** Returns the statements to use, by the document that they are or were added to. */
  Map<String, List<MessageStatement>> effectiveStatements(List<Finding> findings) {
    statements.forEach(each -> apply(each, findings));
    Map<String, List<MessageStatement>> effective = new LinkedHashMap<>();
    states.forEach(
        (id, state) -> {
          String root = root(id);
          boolean follows = isInUse(id);
          if (state.counts() && !follows && state.text != null) {
            findings.add(
                Finding.warning(
                        Hl7FindingCodes.WITHDRAWN,
                        "The document that this addendum belongs to was withdrawn or replaced. The"
                            + " addendum was not used either. Send it again if it still applies.")
                    .at(state.text.place()));
          }
          if (follows) {
            List<MessageStatement> of = effective.computeIfAbsent(root, r -> new ArrayList<>(1));
            if (state.text != null) {
              of.add(state.text);
            }
            of.addAll(state.addenda.values());
          }
        });
    return effective;
  }

  private static StatementSubject.Document document(MessageStatement statement) {
    return (StatementSubject.Document) statement.item();
  }

  private void apply(MessageStatement each, List<Finding> findings) {
    StatementSubject.Document document = document(each);
    String parent = ids.resolve(document.parent());
    String event = document.event();
    String id = identify(each, document, event, findings);
    if (id.isEmpty()) {
      return;
    }
    boolean withdrawal = rules.removes(each) || event.equals("T11");
    switch (event) {
      case "T09" -> withdraw(parent.isEmpty() ? id : parent, each, findings);
      case "T05" -> findings.add(notice(each, "An addendum", "MDM^T06"));
      case "T07" -> findings.add(notice(each, "An edit", "MDM^T08"));
      default -> {
        if (withdrawal) {
          withdraw(id, each, findings);
        } else {
          text(id, parent, event, each, document, findings);
        }
      }
    }
  }

  private void text(
      String id,
      String parent,
      String event,
      MessageStatement each,
      StatementSubject.Document document,
      List<Finding> findings) {
    State state = states.computeIfAbsent(id, i -> new State());
    if (INCOMPLETE.contains(document.completion())) {
      findings.add(
          Finding.warning(
                  Hl7FindingCodes.NOT_FINAL,
                  "TXA-17 states that the document is not complete. This text was not used."
                      + " Send it again when it is complete.")
              .at(each.place()));
      return;
    }
    boolean addsToItself = event.equals("T06") && (parent.isEmpty() || parent.equals(id));
    if (addsToItself) {
      state.addenda.put(StatementContents.of(List.of(each)), each);
      return;
    }
    if (!each.facts().isEmpty() || state.text == null) {
      warnOfChange(state, event, each, findings);
      state.text = each;
    }
    state.withdrawn = false;
    if (event.equals("T06")) {
      state.parent = parent;
    } else if (event.equals("T10")) {
      state.addenda.clear();
      replace(parent.isEmpty() ? onlyOther(id) : parent, id, each, findings);
    } else if (event.equals("T08") && !parent.isEmpty()) {
      replace(parent, id, each, findings);
    }
  }

  /** Reports the same document with a different text that is not marked as an edit. */
  private static void warnOfChange(
      State state, String event, MessageStatement each, List<Finding> findings) {
    boolean original = event.isEmpty() || event.equals("T02");
    if (original
        && state.text != null
        && !state.text.facts().isEmpty()
        && !StatementContents.of(List.of(state.text)).equals(StatementContents.of(List.of(each)))) {
      findings.add(
          Finding.warning(
                  Hl7FindingCodes.REPLACED,
                  "The document was sent with a different text in "
                      + state.text.place().locationInSource()
                      + ", and this is not marked as an edit (T08) or a replacement (T10). This"
                      + " text was used. Check it.")
              .at(each.place()));
    }
  }

  private void replace(String replaced, String by, MessageStatement each, List<Finding> findings) {
    if (replaced.equals(by)) {
      return;
    }
    if (replaced.isEmpty()) {
      findings.add(
          Finding.warning(
                  Hl7FindingCodes.UNMATCHED,
                  "TXA-13 does not name the document that this one replaces, and there is more than one"
                      + " candidate. None was replaced.")
              .at(each.place()));
      return;
    }
    states.computeIfAbsent(replaced, i -> new State()).replaced = true;
  }

  private void withdraw(String id, MessageStatement each, List<Finding> findings) {
    State state = states.computeIfAbsent(id, i -> new State());
    boolean wasUsed = state.text != null && !state.text.facts().isEmpty() && state.counts();
    state.withdrawn = true;
    String event = document(each).event();
    if (wasUsed || event.equals("T09") || event.equals("T11")) {
      findings.add(
          Finding.warning(
                  Hl7FindingCodes.WITHDRAWN,
                  wasUsed
                      ? "The document in "
                          + state.text.place().locationInSource()
                          + " is withdrawn here. Its content was not used."
                      : "This message withdraws a document that is not in the messages of the visit.")
              .at(each.place()));
    } else {
      findings.add(
          Finding.information(
                  Hl7FindingCodes.STATUS,
                  "TXA-19 states that the document must not be used. It was not read.")
              .at(each.place()));
    }
  }

  private static Finding notice(MessageStatement each, String what, String send) {
    return Finding.warning(
            Hl7FindingCodes.UNMATCHED,
            what
                + " of a document is announced, but its text is not in this message. Ask the"
                + " sender for "
                + send
                + ".")
        .at(each.place());
  }

  /** Returns the key of a document, or "" if it cannot be determined. */
  private String identify(
      MessageStatement each,
      StatementSubject.Document document,
      String event,
      List<Finding> findings) {
    String id = ids.resolve(document.id());
    if (!id.isEmpty()) {
      return id;
    }
    String anonymous = "message " + each.message().number();
    boolean original = event.isEmpty() || event.equals("T01") || event.equals("T02");
    if (original || event.equals("T06") || event.equals("T10")) {
      return anonymous;
    }
    if (!document.parent().isEmpty()) {
      return event.equals("T08") ? anonymous : ids.resolve(document.parent());
    }
    String only = onlyOther("");
    if (only.isEmpty()) {
      findings.add(
          Finding.warning(
                  Hl7FindingCodes.UNMATCHED,
                  "TXA-12 does not identify the document that this message is about. The message has no"
                      + " effect.")
              .at(each.place()));
    }
    return only;
  }

  private String onlyOther(String id) {
    Set<String> others = new HashSet<>();
    states.forEach(
        (other, state) -> {
          if (!other.equals(id) && state.text != null && state.counts()) {
            others.add(other);
          }
        });
    return others.size() == 1 ? others.iterator().next() : "";
  }

  private boolean isInUse(String id) {
    Map<String, State> seen = new HashMap<>();
    String at = id;
    while (!at.isEmpty() && states.containsKey(at) && seen.put(at, states.get(at)) == null) {
      if (!states.get(at).counts()) {
        return false;
      }
      at = states.get(at).parent;
    }
    return true;
  }

  private String root(String id) {
    Set<String> seen = new HashSet<>();
    String at = id;
    while (seen.add(at) && states.containsKey(at) && !states.get(at).parent.isEmpty()) {
      at = states.get(at).parent;
    }
    return at;
  }
}
