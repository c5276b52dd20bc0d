package org.tpibridge.source.hl7v2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;
import org.tpibridge.visit.Column;

/** What the messages of one visit state, column by column, before it is decided what counts. */
final class Candidates {
  private static final Set<Column> LISTS =
      EnumSet.of(
          Column.DIAGNOSES,
          Column.BILLED_DRUGS,
          Column.SITES,
          Column.INJECTATES,
          Column.PAIN_LATER,
          Column.COMPLICATIONS);

  /** Lists that several sources may state as a whole. */
  private static final Set<Column> COMPARED_LISTS = EnumSet.of(Column.SITES, Column.INJECTATES);

  /** Lists in which one thing may be listed twice: what is the same item was resolved before. */
  private static final Set<Column> WITH_EQUALS = EnumSet.of(Column.BILLED_DRUGS, Column.INJECTATES);

  /** Single values that have to agree wherever they are stated. */
  private static final Set<Column> COMPARED_VALUES =
      EnumSet.of(
          Column.PROCEDURE_CODE,
          Column.PAIN_BEFORE,
          Column.PAIN_AFTER,
          Column.RELIEF_PERCENT,
          Column.TWITCH,
          Column.CONSENT,
          Column.GUIDANCE);

  private final Map<Column, List<Candidate>> told = new EnumMap<>(Column.class);
  private final Sources sources;
  private final StatedTimes times;

  Candidates(Sources sources, StatedTimes times) {
    this.sources = sources;
    this.times = times;
  }

  void add(Column column, int rank, Words words) {
    add(column, rank, words, "", "");
  }

  void add(Column column, int rank, Words words, String source, String part) {
    if (!words.text().isBlank()) {
      told.computeIfAbsent(column, c -> new ArrayList<>(2))
          .add(new Candidate(rank, words, source, part));
    }
  }

  /** What was added of the column in the same way no longer counts. */
  void discard(Column column, int rank) {
    told.getOrDefault(column, new ArrayList<>()).removeIf(c -> c.rank() == rank);
  }

  boolean has(Column column) {
    return !told.getOrDefault(column, List.of()).isEmpty();
  }

  List<Candidate> of(Column column) {
    return told.getOrDefault(column, List.of());
  }

  /** What counts; what is left out and says something else is reported. */
  Map<Column, List<Words>> chosen(List<Finding> findings) {
    Map<Column, List<Words>> chosen = new EnumMap<>(Column.class);
    told.forEach(
        (column, all) -> {
          int best = all.stream().mapToInt(Candidate::rank).min().orElse(Rank.MAPPED);
          boolean mapped = best == Rank.MAPPED;
          List<Candidate> kept;
          if (COMPARED_LISTS.contains(column) && !mapped) {
            kept = sources.agreed(column, all, findings);
          } else if (COMPARED_VALUES.contains(column) && !mapped) {
            kept = all;
          } else {
            kept = all.stream().filter(c -> c.rank() == best).toList();
          }
          kept = WITH_EQUALS.contains(column) ? kept : withoutRepeated(column, kept);
          if (column == Column.LOCATION) {
            kept = kept.subList(0, 1);
          } else if (column == Column.VISIT_START && best > Rank.FIRST) {
            kept = first(kept);
          } else if (column == Column.VISIT_START || column == Column.VISIT_END) {
            kept = times.agreed(kept);
          }
          if (LISTS.contains(column) && (mapped || !COMPARED_LISTS.contains(column))) {
            tellOthers(column, best, all, kept, findings);
          }
          if (!kept.isEmpty()) {
            chosen.put(column, kept.stream().map(Candidate::words).toList());
          }
        });
    return chosen;
  }

  /** Each message of a visit states its diagnoses, its sites, again; the longer words count. */
  private static List<Candidate> withoutRepeated(Column column, List<Candidate> all) {
    Map<String, Candidate> first = new LinkedHashMap<>();
    for (Candidate each : all) {
      first.merge(
          each.key(column),
          each,
          (a, b) -> b.words().text().length() > a.words().text().length() ? b : a);
    }
    return List.copyOf(first.values());
  }

  /** Patients change rooms; procedures and drugs of one visit have a time each. */
  private static List<Candidate> first(List<Candidate> all) {
    return all.get(0).words().style() == Style.CANONICAL
        ? all.stream().min(Comparator.comparing(c -> c.words().text())).stream().toList()
        : all.subList(0, 1);
  }

  private static void tellOthers(
      Column column, int best, List<Candidate> all, List<Candidate> kept, List<Finding> findings) {
    Set<String> keys = kept.stream().map(c -> c.key(column)).collect(Collectors.toSet());
    all.stream()
        .filter(c -> c.rank() > best && !keys.contains(c.key(column)))
        .findFirst()
        .ifPresent(
            c ->
                findings.add(
                    Finding.information(
                            Codes.PREFERRED,
                            column.header()
                                + " is stated here in other words than in "
                                + kept.get(0).words().place().withinSource()
                                + ", which counts.")
                        .at(c.words().place())));
  }
}
