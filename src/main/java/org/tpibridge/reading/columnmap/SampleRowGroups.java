package org.tpibridge.reading.columnmap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The consecutive rows of a sample with the same visit id. */
record SampleRowGroups(List<List<List<String>>> groups) {

  /** The groups of rows; empty if visits do not have several rows, or only a few do by mistake. */
  static Optional<SampleRowGroups> of(TableSample sample, Optional<Integer> id) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    List<List<List<String>>> groups = new ArrayList<>();
    String before = "";
    int again = 0;
    for (List<String> row : sample.rows()) {
      String key = row.get(id.get()).strip();
      if (!key.isEmpty() && key.equals(before)) {
        groups.get(groups.size() - 1).add(row);
        again++;
      } else {
        groups.add(new ArrayList<>(List.of(row)));
      }
      before = key;
    }
    groups.removeIf(group -> group.size() == 1);
    return again * 10 > sample.rows().size()
        ? Optional.of(new SampleRowGroups(groups))
        : Optional.empty();
  }

  int visits() {
    return groups.size();
  }

  int rows() {
    return groups.stream().mapToInt(List::size).sum();
  }

  /** Whether the cells of these columns are equal in all rows of each visit. */
  boolean areSame(List<Integer> columns) {
    return groups.stream()
        .allMatch(group -> group.stream().map(r -> text(r, columns)).distinct().count() == 1);
  }

  /** Whether any visit has equal cells in several rows. */
  boolean isRepeated(List<Integer> columns) {
    for (List<List<String>> group : groups) {
      Set<String> seen = new HashSet<>();
      for (List<String> row : group) {
        String text = text(row, columns);
        if (!text.isBlank() && !seen.add(text)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String text(List<String> row, List<Integer> columns) {
    return columns.stream().map(at -> row.get(at).strip()).collect(Collectors.joining(" "));
  }
}
