package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.tpibridge.exchange.preflight.PreflightReport;
import org.tpibridge.exchange.preflight.PreflightReport.Check;
import org.tpibridge.exchange.preflight.PreflightReport.Evidence;
import org.tpibridge.exchange.preflight.PreflightReport.Result;
import org.tpibridge.exchange.preflight.PreflightReport.TypePlan;

/** Prints what was found out about an EHR. */
public final class PreflightText {
  private final PrintStream out;

  public PreflightText(PrintStream out) {
    this.out = out;
  }

  public void print(PreflightReport report) {
    out.println(
        report.ehr()
            + ": "
            + report.url()
            + " ("
            + report.environment().name().toLowerCase(Locale.ROOT)
            + ")");
    List<List<String>> checks = new ArrayList<>();
    for (Check check : report.checks()) {
      checks.add(List.of("  " + word(check.result()), check.name(), check.message()));
    }
    TextTable.print(checks, List.of(), out);
    if (!report.types().isEmpty()) {
      printTypes(report.types());
    }
  }

  private static String word(Result result) {
    return switch (result) {
      case OK -> "ok";
      case WARNING -> "warning";
      case FAILED -> "FAILED";
      case SKIPPED -> "skipped";
    };
  }

  private void printTypes(List<TypePlan> plans) {
    out.println();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Type", "How it is sent", "Evidence", "Why"));
    for (TypePlan plan : plans) {
      rows.add(List.of(plan.type(), plan.useText(), word(plan.evidence()), plan.reason()));
    }
    TextTable.print(rows, List.of(), out);
    section("What will not arrive:", plans, plan -> plan.missing().orElse(""));
    section("What earlier pushes showed:", plans, plan -> plan.observed().orElse(""));
    section("Where it is seen in the EHR:", plans, PreflightText::place);
  }

  private static String word(Evidence evidence) {
    return switch (evidence) {
      case DECLARED -> "declared, unproven";
      case PROVEN -> "proven";
      case REFUSED -> "refused";
      case SETTINGS -> "settings";
      case NOT_DECLARED -> "not declared";
    };
  }

  private static String place(TypePlan plan) {
    String place = plan.landsIn().orElse("");
    String signing = plan.needsSigning() ? "needs signing" : "";
    return place.isEmpty() || signing.isEmpty() ? place + signing : place + ", " + signing;
  }

  private void section(String title, List<TypePlan> plans, Function<TypePlan, String> text) {
    List<String> lines =
        plans.stream()
            .filter(plan -> !text.apply(plan).isEmpty())
            .map(plan -> "  " + plan.type() + ": " + text.apply(plan))
            .toList();
    if (!lines.isEmpty()) {
      out.println();
      out.println(title);
      lines.forEach(out::println);
    }
  }
}
