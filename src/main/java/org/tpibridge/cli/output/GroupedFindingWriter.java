package org.tpibridge.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.Severity;
import org.tpibridge.importing.jobs.FindingText;
import org.tpibridge.report.FindingWriter;
import org.tpibridge.report.PrintableStream;
import org.tpibridge.report.Quantity;

/**
 * Prints findings for people when it is closed: each of them if they are few, if not one block for
 * each code. Needs the same memory for any number of findings.
 */
public final class GroupedFindingWriter implements FindingWriter {
  /** So many findings still fit on a screen or two. */
  public static final int MOST_PRINTED = 20;

  private static final int PLACES = 3;
  private static final Comparator<Group> ORDER =
      Comparator.comparing(Group::severity)
          .thenComparing(Group::count, Comparator.reverseOrder())
          .thenComparing(Group::code);

  private final PrintableStream out;
  private final List<Finding> first = new ArrayList<>();
  private final Map<Code, Group> groups = new HashMap<>();
  private long total;

  private record Code(Severity severity, String name) {}

  /** The findings of one code: the first as an example, and where the first ones are. */
  private static final class Group {
    private final Finding example;
    private final List<String> places = new ArrayList<>();
    private long count;

    Group(Finding example) {
      this.example = example;
    }

    void add(Finding finding) {
      count++;
      if (places.size() < PLACES) {
        finding.place().map(Place::description).ifPresent(places::add);
      }
    }

    Severity severity() {
      return example.severity();
    }

    String code() {
      return example.code();
    }

    long count() {
      return count;
    }
  }

  public GroupedFindingWriter(PrintableStream out) {
    this.out = out;
  }

  @Override
  public void print(String unit, List<Finding> findings) {
    for (Finding finding : findings) {
      total++;
      if (first.size() < MOST_PRINTED) {
        first.add(finding);
      }
      groups
          .computeIfAbsent(new Code(finding.severity(), finding.code()), code -> new Group(finding))
          .add(finding);
    }
  }

  @Override
  public void close() {
    if (total > MOST_PRINTED) {
      groups.values().stream().sorted(ORDER).forEach(this::print);
    } else {
      first.forEach(new FindingText(out)::print);
    }
    out.flush();
  }

  private void print(Group group) {
    Finding example = group.example;
    out.println(
        group.severity(),
        "%-11s %s, %s"
            .formatted(
                group.severity().label(), group.code(), Quantity.of(group.count, "finding")));
    if (!group.places.isEmpty()) {
      out.println("    " + places(group));
    }
    out.println("    " + (group.count > 1 ? "Example: " : "") + example.message());
    example.suggestion().ifPresent(s -> out.println("    -> " + s));
  }

  private static String places(Group group) {
    String places = String.join("; ", group.places);
    long more = group.count - group.places.size();
    return more == 0 ? places : places + "; and " + Quantity.number(more) + " more";
  }
}
