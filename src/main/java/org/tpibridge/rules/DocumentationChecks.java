package org.tpibridge.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.Visit;

/** Checks on what a record should tell. */
final class DocumentationChecks {
  private DocumentationChecks() {}

  /** Where, what, how much, and the pain before and after; muscles are told in every visit. */
  static Stream<CheckMessage> documentation(CodedVisit subject, RuleParameters parameters) {
    List<String> codes = parameters.words("codes");
    Visit visit = subject.visit();
    if (!subject.isInjection(codes)) {
      return Stream.empty();
    }
    List<CheckMessage> missing = new ArrayList<>();
    for (int i = 0; i < visit.sites().size(); i++) {
      if (visit.sites().get(i).side().isEmpty()) {
        String muscle = QuotedText.of(visit.sites().get(i).muscle());
        missing.add(CheckMessage.on(Column.SITES, i, "The side of " + muscle + " is not told."));
      }
    }
    if (visit.injectates().isEmpty()) {
      missing.add(CheckMessage.on(Column.INJECTATES, "What was injected is not told."));
    }
    for (int i = 0; i < visit.injectates().size(); i++) {
      Injectate injectate = visit.injectates().get(i);
      if (injectate.volumeMl().isEmpty() && injectate.doseMg().isEmpty()) {
        String drug = QuotedText.of(injectate.drug());
        missing.add(
            CheckMessage.on(Column.INJECTATES, i, "The amount of " + drug + " is not told."));
      }
    }
    if (visit.pain().before().isEmpty()) {
      missing.add(CheckMessage.on(Column.PAIN_BEFORE, "The pain before is not told."));
    }
    if (visit.pain().after().isEmpty()) {
      missing.add(CheckMessage.on(Column.PAIN_AFTER, "The pain after is not told."));
    }
    return missing.stream();
  }
}
