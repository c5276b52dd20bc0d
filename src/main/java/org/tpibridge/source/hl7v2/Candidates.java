package org.tpibridge.source.hl7v2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;
import org.tpibridge.visit.Column;

/** What the messages of one visit tell, column by column, before it is decided what counts. */
final class Candidates {
  private static final Set<Column> LISTS =
      EnumSet.of(
          Column.DIAGNOSES,
          Column.BILLED_DRUGS,
          Column.SITES,
          Column.INJECTATES,
          Column.PAIN_LATER,
          Column.COMPLICATIONS);

  /** Lists in which one thing may stand twice, if one message says so. */
  private static final Set<Column> WITH_EQUALS = EnumSet.of(Column.BILLED_DRUGS, Column.INJECTATES);

  private final Map<Column, List<Candidate>> told = new EnumMap<>(Column.class);

  void add(Column column, int rank, long message, Words words) {
    if (!words.text().isBlank()) {
      told.computeIfAbsent(column, c -> new ArrayList<>(2))
          .add(new Candidate(rank, message, words));
    }
  }

  /** A correction: what was told of the column before in the same way no longer counts. */
  void correct(Column column, int rank) {
    told.getOrDefault(column, new ArrayList<>()).removeIf(c -> c.rank() == rank);
  }

  boolean has(Column column) {
    return !told.getOrDefault(column, List.of()).isEmpty();
  }

  List<Candidate> of(Column column) {
    return told.getOrDefault(column, List.of());
  }

  /** What counts; what is left out and says something else is told as information. */
  Map<Column, List<Words>> chosen(List<Finding> findings) {
    Map<Column, List<Words>> chosen = new EnumMap<>(Column.class);
    told.forEach(
        (column, all) -> {
          int best = all.stream().mapToInt(Candidate::rank).min().orElse(Rank.MAPPED);
          List<Candidate> kept = all.stream().filter(c -> c.rank() == best).toList();
          kept = withoutRepeated(kept, WITH_EQUALS.contains(column));
          if (column == Column.LOCATION) {
            kept = kept.subList(0, 1);
          } else if (column == Column.VISIT_START && best > Rank.FIRST) {
            kept = first(kept);
          }
          if (LISTS.contains(column)) {
            tellOthers(column, best, all, kept, findings);
          }
          if (!kept.isEmpty()) {
            chosen.put(column, kept.stream().map(Candidate::words).toList());
          }
        });
    return chosen;
  }

  /** Each message of a visit tells its diagnoses, its sites, again. */
  private static List<Candidate> withoutRepeated(List<Candidate> all, boolean equalsInOneMessage) {
    Map<String, Long> first = new HashMap<>();
    return all.stream()
        .filter(
            c -> {
              Long before = first.putIfAbsent(c.key(), c.message());
              return before == null || (equalsInOneMessage && before == c.message());
            })
        .toList();
  }

  /** Patients change rooms; procedures and drugs of one visit have a time each. */
  private static List<Candidate> first(List<Candidate> all) {
    return all.get(0).words().style() == Style.CANONICAL
        ? all.stream().min(Comparator.comparing(c -> c.words().text())).stream().toList()
        : all.subList(0, 1);
  }

  private static void tellOthers(
      Column column, int best, List<Candidate> all, List<Candidate> kept, List<Finding> findings) {
    Set<String> keys = kept.stream().map(Candidate::key).collect(Collectors.toSet());
    Map<String, Candidate> others = new LinkedHashMap<>();
    all.stream()
        .filter(c -> c.rank() > best && !keys.contains(c.key()))
        .forEach(c -> others.putIfAbsent(column.header(), c));
    others
        .values()
        .forEach(
            c ->
                findings.add(
                    Finding.information(
                            Codes.PREFERRED,
                            column.header()
                                + " is told here in other words than in "
                                + kept.get(0).words().place().withinSource()
                                + ", which counts.")
                        .at(c.words().place())));
  }
}
