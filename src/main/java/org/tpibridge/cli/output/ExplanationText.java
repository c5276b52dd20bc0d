package org.tpibridge.cli.output;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tpibridge.importing.explain.Explanation;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.StoredFindings.StoredFinding;
import org.tpibridge.store.resources.Visits;

/** Prints as text where a resource, a visit or a row came from and what it became. */
public final class ExplanationText {
  private final PrintStream out;

  public ExplanationText(PrintStream out) {
    this.out = out;
  }

  public void print(Explanation explanation) {
    if (explanation instanceof Explanation.OfResource resource) {
      print(resource);
    } else if (explanation instanceof Explanation.OfVisit visit) {
      print(visit);
    } else if (explanation instanceof Explanation.OfRow row) {
      print(row);
    }
  }

  private void print(Explanation.OfResource resource) {
    out.println(
        resource.name()
            + resource.visitId().map(v -> "  of visit " + v).orElse("  shared by visits"));
    for (Explanation.VersionOrigin version : resource.versions()) {
      out.println(
          "  version %d  %s%s%s"
              .formatted(
                  version.number(),
                  version.at(),
                  version.current() ? "  current" : "",
                  version.deleted() ? "  deleted" : ""));
      version
          .row()
          .ifPresentOrElse(
              imported -> print(imported, "    "),
              () -> out.println("    by " + text(version.by())));
    }
  }

  private void print(Explanation.OfVisit visit) {
    out.println(
        "visit "
            + visit.visitId()
            + (visit.state() == Visits.VisitState.RETRACTED ? "  entered in error" : ""));
    visit.rows().forEach(imported -> print(imported, "  "));
    print(visit.resources(), List.of());
  }

  private void print(Explanation.OfRow row) {
    print(row.row(), "");
    row.visitId().ifPresent(v -> out.println("  visit " + v));
    print(row.resources(), row.changed());
  }

  private void print(List<String> resources, List<String> changed) {
    for (String name : resources) {
      out.println("    " + name + (changed.contains(name) ? "  new version from this row" : ""));
    }
  }

  private void print(Explanation.ImportedRow imported, String indent) {
    SourceRows.SourceRow row = imported.row();
    out.println(
        indent
            + (row.place().text().isEmpty() ? "the whole input" : row.place().text())
            + " of "
            + text(imported.job())
            + ": "
            + row.outcome().name().toLowerCase(Locale.ROOT));
    row.sha256().ifPresent(hash -> out.println(indent + "  SHA-256 of the row " + hash));
    imported.mapping().ifPresent(version -> out.println(indent + "  mapping version " + version));
    for (StoredFinding finding : imported.findings()) {
      out.println(
          "%s  %-11s %s  %s"
              .formatted(
                  indent, finding.severity().label(), finding.place().orElse(""), finding.code()));
      out.println(indent + "    " + finding.message());
      finding.suggestion().ifPresent(s -> out.println(indent + "    -> " + s));
    }
  }

  private static String text(Jobs.Job job) {
    Optional<String> hash = job.request().sha256();
    return job.request().inputName()
        + " ("
        + job.id()
        + (job.request().kind() == Jobs.JobKind.IMPORT
            ? ""
            : ", " + job.request().kind().name().toLowerCase(Locale.ROOT))
        + ", "
        + job.startedAt()
        + hash.map(h -> ", SHA-256 of the file " + h).orElse("")
        + (job.state() == Jobs.JobState.UNDONE ? ", undone" : "")
        + ")";
  }
}
