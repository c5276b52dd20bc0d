package org.tpibridge.reading.hl7v2.resolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.InjectateStatement;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.shorthand.RegionalConventions;
import org.tpibridge.reading.shorthand.Shorthand;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;

/**
 * Compares the sites and the injectates of a visit that several sources state: a report of results,
 * a note, the administrations. They have no common key, so their content is compared. Equal lists
 * are one fact, a less detailed list is replaced by a more detailed one, and a contradiction is an
 * error that names both. Values of two sources are never added up.
 */
final class ListReconciler {
  private final Shorthand shorthand;
  private final SiteComparison sites;
  private final InjectateComparison injectates;
  private final SubjectRules rules;

  ListReconciler(Terminology terminology, SubjectRules rules) {
    this.shorthand = new Shorthand(terminology, RegionalConventions.US);
    this.sites = new SiteComparison(terminology);
    this.injectates = new InjectateComparison(terminology);
    this.rules = rules;
  }

  /** The list of one source, as far as it can be read. */
  private record StatedList<T>(List<CandidateValue> candidates, Optional<List<T>> items) {
    CandidateValue first() {
      return candidates.get(0);
    }

    String text() {
      return candidates.stream().map(c -> c.value().text()).collect(Collectors.joining("; "));
    }

    StatedList<T> and(StatedList<T> other) {
      List<CandidateValue> both = new ArrayList<>(candidates);
      both.addAll(other.candidates);
      return new StatedList<>(
          both,
          items.flatMap(
              a ->
                  other.items.map(
                      b -> {
                        List<T> all = new ArrayList<>(a);
                        all.addAll(b);
                        return all;
                      })));
    }
  }

  private interface ListParser<T> {
    Optional<List<T>> parse(String text);
  }

  private interface ListComparison<T> {
    ListAgreement compare(List<T> first, List<T> second);
  }

  /** Whether two versions of an item mean the same, in any words. */
  boolean isEquivalent(List<MessageStatement> first, List<MessageStatement> second) {
    if (StatementContents.of(first).equals(StatementContents.of(second))) {
      return true;
    }
    Optional<List<InjectionSite>> sitesBefore =
        parseAll(StatementContents.listed(Column.SITES, first), w -> shorthand.sites(w).value());
    Optional<List<InjectionSite>> sitesNow =
        parseAll(StatementContents.listed(Column.SITES, second), w -> shorthand.sites(w).value());
    Optional<List<Injectate>> drugsBefore =
        parseAll(
            StatementContents.listed(Column.INJECTATES, first),
            w -> shorthand.injectates(w).value());
    Optional<List<Injectate>> drugsNow =
        parseAll(
            StatementContents.listed(Column.INJECTATES, second),
            w -> shorthand.injectates(w).value());
    return StatementContents.withoutLists(first).equals(StatementContents.withoutLists(second))
        && sitesBefore.isPresent()
        && sitesNow.isPresent()
        && sites.whole(sitesBefore.get(), sitesNow.get()) == ListAgreement.EQUAL
        && drugsBefore.isPresent()
        && drugsNow.isPresent()
        && injectates.compare(drugsBefore.get(), drugsNow.get()) == ListAgreement.EQUAL;
  }

  private static <T> Optional<List<T>> parseAll(List<String> texts, ListParser<T> parser) {
    List<T> all = new ArrayList<>();
    for (String text : texts) {
      Optional<List<T>> parsed = parser.parse(text);
      if (parsed.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(parsed.get());
    }
    return Optional.of(all);
  }

  /** Selects the values to use from all that are stated for a list. */
  List<CandidateValue> agreed(Column column, List<CandidateValue> all, List<Finding> findings) {
    // A claim states what was billed. It is used only if nothing states what was given.
    boolean claimsOnly = all.stream().allMatch(c -> c.precedence() == Precedence.CLAIM);
    List<CandidateValue> stated =
        claimsOnly ? all : all.stream().filter(c -> c.precedence() != Precedence.CLAIM).toList();
    if (column == Column.INJECTATES && stated.stream().anyMatch(ListReconciler::statesDrugs)) {
      stated = stated.stream().filter(ListReconciler::statesDrugs).toList();
    }
    CandidateValue first = stated.get(0);
    if (stated.stream()
        .allMatch(c -> source(c).equals(source(first)) && c.part().equals(first.part()))) {
      return stated;
    }
    return column == Column.SITES
        ? agreed(column, stated, w -> shorthand.sites(w).value(), findings)
        : agreed(column, stated, w -> shorthand.injectates(w).value(), findings);
  }

  /** A placeholder, or "injection" without a drug, says nothing about the drugs. */
  private static boolean statesDrugs(CandidateValue candidate) {
    return InjectateStatement.of(candidate.value().text())
        .filter(s -> s == InjectateStatement.NOT_SPECIFIED || s == InjectateStatement.INJECTION)
        .isEmpty();
  }

  /** A note in a result is a separate source. */
  private static String source(CandidateValue candidate) {
    return candidate.precedence() == Precedence.NOTE_SECTION
        ? candidate.source() + " note"
        : candidate.source();
  }

  @SuppressWarnings("unchecked") // The column determines the type of the items.
  private <T> List<CandidateValue> agreed(
      Column column, List<CandidateValue> all, ListParser<T> parser, List<Finding> findings) {
    ListComparison<T> whole =
        column == Column.SITES
            ? (a, b) -> sites.whole((List<InjectionSite>) a, (List<InjectionSite>) b)
            : (a, b) -> injectates.compare((List<Injectate>) a, (List<Injectate>) b);
    ListComparison<T> parts =
        column == Column.SITES
            ? (a, b) -> sites.parts((List<InjectionSite>) a, (List<InjectionSite>) b)
            : whole;
    Map<String, Map<String, List<CandidateValue>>> bySource = new LinkedHashMap<>();
    all.stream()
        .sorted(Comparator.comparingInt(CandidateValue::precedence))
        .forEach(
            c ->
                bySource
                    .computeIfAbsent(source(c), s -> new LinkedHashMap<>())
                    .computeIfAbsent(c.part(), p -> new ArrayList<>())
                    .add(c));
    List<StatedList<T>> sources = new ArrayList<>();
    for (Map<String, List<CandidateValue>> ofSource : bySource.values()) {
      sources.add(combined(column, ofSource, parser, parts, findings));
    }
    StatedList<T> selected = sources.get(0);
    for (StatedList<T> other : sources.subList(1, sources.size())) {
      boolean partial = column == Column.SITES && (isPartial(selected) || isPartial(other));
      selected = preferred(column, selected, other, partial ? parts : whole, findings);
    }
    return selected.candidates();
  }

  /** The site of an administration is where that drug was injected, not all sites of the visit. */
  private static boolean isPartial(StatedList<?> stated) {
    return stated.first().source().equals(CandidateValue.ADMINISTRATIONS);
  }

  /** Combines the parts of one source; values that two of them have in common must agree. */
  private static <T> StatedList<T> combined(
      Column column,
      Map<String, List<CandidateValue>> parts,
      ListParser<T> parser,
      ListComparison<T> comparing,
      List<Finding> findings) {
    StatedList<T> together = null;
    for (List<CandidateValue> part : parts.values()) {
      StatedList<T> next = read(part, parser);
      if (together == null) {
        together = next;
        continue;
      }
      boolean readable = together.items().isPresent() && next.items().isPresent();
      ListAgreement agreement =
          readable
              ? comparing.compare(together.items().get(), next.items().get())
              : ListAgreement.DISJOINT;
      boolean administrations = isPartial(next);
      if (administrations && column == Column.INJECTATES) {
        together = together.and(next);
        continue;
      }
      switch (agreement) {
        case EQUAL, FIRST_MORE_COMPLETE -> {}
        case SECOND_MORE_COMPLETE -> together = next;
        case DISJOINT -> together = together.and(next);
        case COMPLEMENTARY, CONFLICT -> {
          if (administrations) {
            together = together.and(next);
          } else {
            findings.add(conflict(column, together, next));
          }
        }
      }
    }
    return together;
  }

  private static <T> StatedList<T> read(List<CandidateValue> candidates, ListParser<T> parser) {
    return new StatedList<>(
        candidates, parseAll(candidates.stream().map(c -> c.value().text()).toList(), parser));
  }

  private <T> StatedList<T> preferred(
      Column column,
      StatedList<T> selected,
      StatedList<T> other,
      ListComparison<T> comparing,
      List<Finding> findings) {
    String where = selected.first().value().place().locationInSource();
    if (selected.items().isEmpty() || other.items().isEmpty()) {
      findings.add(
          Finding.warning(
                  Hl7FindingCodes.CONFLICT,
                  column.header()
                      + " is stated here and in "
                      + where
                      + ", and the two values could not be compared. The value in "
                      + where
                      + " was used. Check both.")
              .at(other.first().value().place()));
      return selected;
    }
    ListAgreement agreement = comparing.compare(selected.items().get(), other.items().get());
    return switch (rules.agreementOfLists(agreement)) {
      case EQUAL -> selected;
      case FIRST_MORE_COMPLETE -> {
        findings.add(moreComplete(column, selected, other));
        yield selected;
      }
      case SECOND_MORE_COMPLETE -> {
        findings.add(moreComplete(column, other, selected));
        yield other;
      }
      case COMPLEMENTARY -> {
        findings.add(
            Finding.warning(
                    Hl7FindingCodes.CONFLICT,
                    column.header()
                        + " partly conflicts with "
                        + where
                        + ". The value in "
                        + where
                        + " was used. Check both.")
                .at(other.first().value().place()));
        yield selected;
      }
      case DISJOINT -> selected.and(other);
      case CONFLICT -> {
        findings.add(conflict(column, selected, other));
        yield selected;
      }
    };
  }

  private static <T> Finding moreComplete(
      Column column, StatedList<T> moreComplete, StatedList<T> other) {
    String where = moreComplete.first().value().place().locationInSource();
    boolean fewer =
        other.items().map(List::size).orElse(0) < moreComplete.items().map(List::size).orElse(0);
    Finding finding =
        fewer && !(column == Column.SITES && isPartial(other))
            ? Finding.warning(
                Hl7FindingCodes.PREFERRED,
                column.header()
                    + " lists fewer items here than in "
                    + where
                    + ". The list in "
                    + where
                    + " was used. Check both.")
            : Finding.information(
                Hl7FindingCodes.PREFERRED,
                column.header()
                    + " has less detail here than in "
                    + where
                    + ". The value in "
                    + where
                    + " was used.");
    return finding.at(other.first().value().place());
  }

  private static Finding conflict(Column column, StatedList<?> first, StatedList<?> second) {
    return Finding.error(
            Hl7FindingCodes.CONFLICT,
            column.header()
                + " is "
                + QuotedText.of(second.text())
                + " here, but "
                + QuotedText.of(first.text())
                + " in "
                + first.first().value().place().locationInSource()
                + ". Correct one of them, or withdraw one of the messages.")
        .at(second.first().value().place());
  }
}
