package org.tpibridge.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tpibridge.files.TextFile;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/** The rules that a clinic selected. Immutable. */
public final class RulePolicy {
  public static final String ALL = "all";
  private static final String NONE = "none";

  private static final long LARGEST = 1024 * 1024;

  private final List<Rule> rules;

  private RulePolicy(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** A policy, or empty if there is any error. */
  public record Result(Optional<RulePolicy> policy, List<Finding> findings) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /** Returns a policy without rules. */
  public static RulePolicy none() {
    return new RulePolicy(List.of());
  }

  /**
   * @param sets names of policy sets separated by commas, such as {@code safety,coding}; {@code
   *     all}; {@code none}
   * @param files the clinic's own tables, as described in {@code docs/rules.md}
   */
  public static Result load(String sets, List<Path> files) {
    return of(sets, files.stream().map(RulePolicy::file).toList());
  }

  /** Reads a clinic's own table for {@link #of}. */
  public static TextFile file(Path table) {
    return TextFile.readTable(table, LARGEST);
  }

  /** Creates a policy from files that were read before. */
  public static Result of(String sets, List<TextFile> files) {
    RuleTable table = RuleTable.shipped();
    List<Finding> findings = new ArrayList<>();
    files.forEach(file -> add(file, table, findings));
    findings.addAll(table.findings());
    List<String> requested = Arrays.stream(sets.split(",")).map(String::strip).toList();
    SortedSet<String> existing = new TreeSet<>(List.of(ALL, NONE));
    table.rules().forEach(rule -> existing.addAll(rule.sets()));
    requested.stream()
        .filter(set -> !existing.contains(set))
        .map(
            set ->
                Finding.error(
                    "TPI-POLICY-SET",
                    "There is no policy set \"%s\". Use one or more of %s."
                        .formatted(set, String.join(", ", existing))))
        .forEach(findings::add);
    if (!findings.isEmpty()) {
      return new Result(Optional.empty(), findings);
    }
    List<Rule> chosen =
        table
            .rules()
            .filter(
                rule ->
                    table
                        .use(rule)
                        .orElse(
                            requested.contains(ALL)
                                || rule.sets().stream().anyMatch(requested::contains)))
            .toList();
    return new Result(Optional.of(new RulePolicy(chosen)), List.of());
  }

  private static void add(TextFile file, RuleTable table, List<Finding> findings) {
    if (file.isRead()) {
      table.add(file.name(), file.text());
    } else {
      Place whole = new Place.Whole(file.name());
      findings.add(Finding.error("TPI-POLICY-FILE", file.problem()).at(whole));
    }
  }

  List<Rule> rules() {
    return rules;
  }
}
