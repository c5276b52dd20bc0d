package org.tpibridge.source.hl7v2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.shorthand.Habits;
import org.tpibridge.source.shorthand.Shorthand;
import org.tpibridge.source.telling.InjectateStatement;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;

/**
 * The sites and the injectates of a visit that several sources state: a report of results, a note,
 * the administrations. They have no key in common, so what they say is compared. Equal is one fact,
 * a source that leaves something open gives way to one that does not, and a contradiction is an
 * error that names both. What two sources say is never added up.
 */
final class Sources {
  private final Shorthand shorthand;
  private final SiteComparison sites;
  private final InjectateComparison injectates;
  private final ItemRules rules;

  Sources(Terminology terminology, ItemRules rules) {
    this.shorthand = new Shorthand(terminology, Habits.US);
    this.sites = new SiteComparison(terminology);
    this.injectates = new InjectateComparison(terminology);
    this.rules = rules;
  }

  /** What one source states, as far as it can be read. */
  private record Stated<T>(List<Candidate> candidates, Optional<List<T>> items) {
    Candidate first() {
      return candidates.get(0);
    }

    String text() {
      return candidates.stream().map(c -> c.words().text()).collect(Collectors.joining("; "));
    }

    Stated<T> and(Stated<T> other) {
      List<Candidate> both = new ArrayList<>(candidates);
      both.addAll(other.candidates);
      return new Stated<>(
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

  private interface Reader<T> {
    Optional<List<T>> read(String words);
  }

  private interface Comparing<T> {
    Agreement compare(List<T> first, List<T> second);
  }

  /** Whether two versions of an item say the same, whatever words they use. */
  boolean sameMeaning(List<Statement> first, List<Statement> second) {
    if (Contents.of(first).equals(Contents.of(second))) {
      return true;
    }
    Optional<List<InjectionSite>> sitesBefore =
        all(Contents.listed(Column.SITES, first), w -> shorthand.sites(w).value());
    Optional<List<InjectionSite>> sitesNow =
        all(Contents.listed(Column.SITES, second), w -> shorthand.sites(w).value());
    Optional<List<Injectate>> drugsBefore =
        all(Contents.listed(Column.INJECTATES, first), w -> shorthand.injectates(w).value());
    Optional<List<Injectate>> drugsNow =
        all(Contents.listed(Column.INJECTATES, second), w -> shorthand.injectates(w).value());
    return Contents.withoutLists(first).equals(Contents.withoutLists(second))
        && sitesBefore.isPresent()
        && sitesNow.isPresent()
        && sites.whole(sitesBefore.get(), sitesNow.get()) == Agreement.EQUAL
        && drugsBefore.isPresent()
        && drugsNow.isPresent()
        && injectates.compare(drugsBefore.get(), drugsNow.get()) == Agreement.EQUAL;
  }

  private static <T> Optional<List<T>> all(List<String> words, Reader<T> reader) {
    List<T> all = new ArrayList<>();
    for (String each : words) {
      Optional<List<T>> read = reader.read(each);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(read.get());
    }
    return Optional.of(all);
  }

  /** What counts, of all that is stated of a list. */
  List<Candidate> agreed(Column column, List<Candidate> all, List<Finding> findings) {
    // A claim says what was billed; it counts where nothing says what was given.
    boolean claimsAlone = all.stream().allMatch(c -> c.rank() == Rank.CLAIM);
    List<Candidate> stated =
        claimsAlone ? all : all.stream().filter(c -> c.rank() != Rank.CLAIM).toList();
    if (column == Column.INJECTATES && stated.stream().anyMatch(Sources::statesDrugs)) {
      stated = stated.stream().filter(Sources::statesDrugs).toList();
    }
    Candidate first = stated.get(0);
    if (stated.stream()
        .allMatch(c -> source(c).equals(source(first)) && c.part().equals(first.part()))) {
      return stated;
    }
    return column == Column.SITES
        ? agreed(column, stated, w -> shorthand.sites(w).value(), findings)
        : agreed(column, stated, w -> shorthand.injectates(w).value(), findings);
  }

  /** A placeholder, and "injection" without a drug, say nothing of the drugs. */
  private static boolean statesDrugs(Candidate candidate) {
    return InjectateStatement.of(candidate.words().text())
        .filter(s -> s == InjectateStatement.NOT_SPECIFIED || s == InjectateStatement.INJECTION)
        .isEmpty();
  }

  /** A note in a result is another source than the results. */
  private static String source(Candidate candidate) {
    return candidate.rank() == Rank.NOTE ? candidate.source() + " note" : candidate.source();
  }

  @SuppressWarnings("unchecked") // The column says what the items are.
  private <T> List<Candidate> agreed(
      Column column, List<Candidate> all, Reader<T> reader, List<Finding> findings) {
    Comparing<T> whole =
        column == Column.SITES
            ? (a, b) -> sites.whole((List<InjectionSite>) a, (List<InjectionSite>) b)
            : (a, b) -> injectates.compare((List<Injectate>) a, (List<Injectate>) b);
    Comparing<T> parts =
        column == Column.SITES
            ? (a, b) -> sites.parts((List<InjectionSite>) a, (List<InjectionSite>) b)
            : whole;
    Map<String, Map<String, List<Candidate>>> bySource = new LinkedHashMap<>();
    all.stream()
        .sorted(Comparator.comparingInt(Candidate::rank))
        .forEach(
            c ->
                bySource
                    .computeIfAbsent(source(c), s -> new LinkedHashMap<>())
                    .computeIfAbsent(c.part(), p -> new ArrayList<>())
                    .add(c));
    List<Stated<T>> sources = new ArrayList<>();
    for (Map<String, List<Candidate>> ofSource : bySource.values()) {
      sources.add(together(column, ofSource, reader, parts, findings));
    }
    Stated<T> counting = sources.get(0);
    for (Stated<T> other : sources.subList(1, sources.size())) {
      boolean partial = column == Column.SITES && (isPartial(counting) || isPartial(other));
      counting = better(column, counting, other, partial ? parts : whole, findings);
    }
    return counting.candidates();
  }

  /** The site of an administration is where that drug went, not all sites of the visit. */
  private static boolean isPartial(Stated<?> stated) {
    return stated.first().source().equals(Candidate.ADMINISTRATIONS);
  }

  /** The parts of one source complete one another; what two of them have in common must agree. */
  private static <T> Stated<T> together(
      Column column,
      Map<String, List<Candidate>> parts,
      Reader<T> reader,
      Comparing<T> comparing,
      List<Finding> findings) {
    Stated<T> together = null;
    for (List<Candidate> part : parts.values()) {
      Stated<T> next = read(part, reader);
      if (together == null) {
        together = next;
        continue;
      }
      boolean readable = together.items().isPresent() && next.items().isPresent();
      Agreement agreement =
          readable
              ? comparing.compare(together.items().get(), next.items().get())
              : Agreement.DISJOINT;
      boolean administrations = isPartial(next);
      if (administrations && column == Column.INJECTATES) {
        together = together.and(next);
        continue;
      }
      switch (agreement) {
        case EQUAL, FIRST_FULLER -> {}
        case SECOND_FULLER -> together = next;
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

  private static <T> Stated<T> read(List<Candidate> candidates, Reader<T> reader) {
    return new Stated<>(
        candidates, all(candidates.stream().map(c -> c.words().text()).toList(), reader));
  }

  private <T> Stated<T> better(
      Column column,
      Stated<T> counting,
      Stated<T> other,
      Comparing<T> comparing,
      List<Finding> findings) {
    if (counting.items().isEmpty() || other.items().isEmpty()) {
      findings.add(
          Finding.warning(
                  Codes.CONFLICT,
                  column.header()
                      + " is stated here and in "
                      + counting.first().words().place().withinSource()
                      + ", and the two could not be compared. The latter counts. Check both.")
              .at(other.first().words().place()));
      return counting;
    }
    Agreement agreement = comparing.compare(counting.items().get(), other.items().get());
    return switch (rules.between(agreement)) {
      case EQUAL -> counting;
      case FIRST_FULLER -> {
        findings.add(fuller(column, counting, other));
        yield counting;
      }
      case SECOND_FULLER -> {
        findings.add(fuller(column, other, counting));
        yield other;
      }
      case COMPLEMENTARY -> {
        findings.add(
            Finding.warning(
                    Codes.CONFLICT,
                    column.header()
                        + " is stated here in part otherwise than in "
                        + counting.first().words().place().withinSource()
                        + ", which counts. Check both.")
                .at(other.first().words().place()));
        yield counting;
      }
      case DISJOINT -> counting.and(other);
      case CONFLICT -> {
        findings.add(conflict(column, counting, other));
        yield counting;
      }
    };
  }

  private static <T> Finding fuller(Column column, Stated<T> fuller, Stated<T> other) {
    String where = fuller.first().words().place().withinSource();
    boolean fewer =
        other.items().map(List::size).orElse(0) < fuller.items().map(List::size).orElse(0);
    Finding finding =
        fewer && !(column == Column.SITES && isPartial(other))
            ? Finding.warning(
                Codes.PREFERRED,
                column.header()
                    + " lists fewer items here than in "
                    + where
                    + ", which counts. Check both.")
            : Finding.information(
                Codes.PREFERRED,
                column.header()
                    + " is stated here with less detail than in "
                    + where
                    + ", which counts.");
    return finding.at(other.first().words().place());
  }

  private static Finding conflict(Column column, Stated<?> first, Stated<?> second) {
    return Finding.error(
            Codes.CONFLICT,
            column.header()
                + " is "
                + quoted(second.text())
                + " here, but "
                + quoted(first.text())
                + " in "
                + first.first().words().place().withinSource()
                + ". Correct one of them, or withdraw one of the messages.")
        .at(second.first().words().place());
  }

  private static String quoted(String text) {
    int most = 120;
    return "\"" + (text.length() > most ? text.substring(0, most) + "…" : text) + "\"";
  }
}
