package org.tpibridge.reading.hl7v2.resolution;

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
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.visit.Column;

/**
 * Collects the values that the messages of one visit state for each column, and selects the ones to
 * use.
 */
final class CandidateValues {
  private static final Set<Column> LISTS =
      EnumSet.of(
          Column.DIAGNOSES,
          Column.BILLED_DRUGS,
          Column.SITES,
          Column.INJECTATES,
          Column.PAIN_LATER,
          Column.PEG_LATER,
          Column.COMPLICATIONS,
          Column.PROCEDURE_STEPS,
          Column.PRIOR_TREATMENTS,
          Column.HELD_MEDICATIONS,
          Column.PLAN);

  /** Lists that several sources may state completely. */
  private static final Set<Column> LISTS_LISTED_TWICE = EnumSet.of(Column.SITES, Column.INJECTATES);

  /** Lists that may contain equal items: repetitions of one item were resolved before. */
  private static final Set<Column> WITH_EQUALS = EnumSet.of(Column.BILLED_DRUGS, Column.INJECTATES);

  /** Single values that must be equal wherever they are stated. */
  private static final Set<Column> COMPARED_VALUES =
      EnumSet.of(
          Column.PROCEDURE_CODE,
          Column.PAIN_BEFORE,
          Column.PAIN_AFTER,
          Column.RELIEF_PERCENT,
          Column.PEG_BEFORE,
          Column.TWITCH,
          Column.CONSENT,
          Column.DRIVER,
          Column.GUIDANCE,
          Column.POSITION);

  private final Map<Column, List<CandidateValue>> values = new EnumMap<>(Column.class);
  private final ListReconciler sources;
  private final StatedTimes times;

  CandidateValues(ListReconciler sources, StatedTimes times) {
    this.sources = sources;
    this.times = times;
  }

  void add(Column column, int rank, RawValue value) {
    add(column, rank, value, "", "");
  }

  void add(Column column, int rank, RawValue value, String source, String part) {
    if (!value.text().isBlank()) {
      values
          .computeIfAbsent(column, c -> new ArrayList<>(2))
          .add(new CandidateValue(rank, value, source, part));
    }
  }

  /** Discards the values of the column with this precedence. */
  void discard(Column column, int rank) {
    values.getOrDefault(column, new ArrayList<>()).removeIf(c -> c.precedence() == rank);
  }

  boolean has(Column column) {
    return !values.getOrDefault(column, List.of()).isEmpty();
  }

  List<CandidateValue> of(Column column) {
    return values.getOrDefault(column, List.of());
  }

  /** Returns the values to use, and reports other values that are not used. */
  Map<Column, List<RawValue>> selected(List<Finding> findings) {
    Map<Column, List<RawValue>> chosen = new EnumMap<>(Column.class);
    values.forEach(
        (column, all) -> {
          int best =
              all.stream().mapToInt(CandidateValue::precedence).min().orElse(Precedence.CLINIC_MAP);
          boolean mapped = best == Precedence.CLINIC_MAP;
          List<CandidateValue> selection;
          if (LISTS_LISTED_TWICE.contains(column) && !mapped) {
            selection = sources.agreed(column, all, findings);
          } else if (COMPARED_VALUES.contains(column) && !mapped) {
            selection = all;
          } else {
            selection = all.stream().filter(c -> c.precedence() == best).toList();
          }
          selection = WITH_EQUALS.contains(column) ? selection : withoutRepeated(column, selection);
          if (column == Column.LOCATION) {
            selection = selection.subList(0, 1);
          } else if (column == Column.VISIT_START && best > Precedence.FIRST) {
            selection = first(selection);
          } else if (column == Column.VISIT_START || column == Column.VISIT_END) {
            selection = times.agreed(selection);
          }
          if (LISTS.contains(column) && (mapped || !LISTS_LISTED_TWICE.contains(column))) {
            reportOthers(column, best, all, selection, findings);
          }
          if (!selection.isEmpty()) {
            chosen.put(column, selection.stream().map(CandidateValue::value).toList());
          }
        });
    return chosen;
  }

  /**
   * Removes repetitions: each message of a visit states its diagnoses and sites again. The longer
   * text is used.
   */
  private static List<CandidateValue> withoutRepeated(Column column, List<CandidateValue> all) {
    Map<String, CandidateValue> first = new LinkedHashMap<>();
    for (CandidateValue each : all) {
      first.merge(
          each.key(column),
          each,
          (a, b) -> b.value().text().length() > a.value().text().length() ? b : a);
    }
    return List.copyOf(first.values());
  }

  /**
   * Selects the earliest time, or the first of other values: patients change rooms, and each drug
   * of a visit has its time.
   */
  private static List<CandidateValue> first(List<CandidateValue> all) {
    return all.get(0).value().style() == ValueStyle.CANONICAL
        ? all.stream().min(Comparator.comparing(c -> c.value().text())).stream().toList()
        : all.subList(0, 1);
  }

  private static void reportOthers(
      Column column,
      int best,
      List<CandidateValue> all,
      List<CandidateValue> selection,
      List<Finding> findings) {
    Set<String> keys = selection.stream().map(c -> c.key(column)).collect(Collectors.toSet());
    String where = selection.get(0).value().place().locationInSource();
    all.stream()
        .filter(c -> c.precedence() > best && !keys.contains(c.key(column)))
        .findFirst()
        .ifPresent(
            c ->
                findings.add(
                    Finding.information(
                            Hl7FindingCodes.PREFERRED,
                            column.header()
                                + " differs from the value in "
                                + where
                                + ". The value in "
                                + where
                                + " was used.")
                        .at(c.value().place())));
  }
}
