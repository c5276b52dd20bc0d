package org.tpibridge.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tpibridge.importing.explaining.Story;
import org.tpibridge.store.Findings.Kept;
import org.tpibridge.store.Jobs;
import org.tpibridge.store.SourceRows;
import org.tpibridge.store.Visits;

/** How something came to be, for people. */
final class StoryAsText {
  private final PrintStream out;

  StoryAsText(PrintStream out) {
    this.out = out;
  }

  void print(Story story) {
    if (story instanceof Story.OfResource resource) {
      print(resource);
    } else if (story instanceof Story.OfVisit visit) {
      print(visit);
    } else if (story instanceof Story.OfRow row) {
      print(row);
    }
  }

  private void print(Story.OfResource resource) {
    out.println(
        resource.name()
            + resource.visitId().map(v -> "  of visit " + v).orElse("  shared by visits"));
    for (Story.Version version : resource.versions()) {
      out.println(
          "  version %d  %s%s%s"
              .formatted(
                  version.number(),
                  version.at(),
                  version.current() ? "  current" : "",
                  version.deleted() ? "  deleted" : ""));
      version
          .told()
          .ifPresentOrElse(
              told -> print(told, "    "), () -> out.println("    by " + words(version.by())));
    }
  }

  private void print(Story.OfVisit visit) {
    out.println(
        "visit "
            + visit.visitId()
            + (visit.state() == Visits.State.RETRACTED ? "  taken back" : ""));
    visit.rows().forEach(told -> print(told, "  "));
    print(visit.resources(), List.of());
  }

  private void print(Story.OfRow row) {
    print(row.told(), "");
    row.visitId().ifPresent(v -> out.println("  visit " + v));
    print(row.resources(), row.changed());
  }

  private void print(List<String> resources, List<String> changed) {
    for (String name : resources) {
      out.println("    " + name + (changed.contains(name) ? "  new version by this row" : ""));
    }
  }

  private void print(Story.Told told, String indent) {
    SourceRows.Row row = told.row();
    out.println(
        indent
            + (row.place().isEmpty() ? "the whole input" : row.place())
            + " of "
            + words(told.job())
            + ": "
            + row.outcome().name().toLowerCase(Locale.ROOT));
    row.sha256().ifPresent(hash -> out.println(indent + "  row's SHA-256 " + hash));
    told.mapping().ifPresent(version -> out.println(indent + "  mapping version " + version));
    for (Kept finding : told.findings()) {
      out.println(
          "%s  %-11s %s  %s"
              .formatted(
                  indent, finding.severity().word(), finding.place().orElse(""), finding.code()));
      out.println(indent + "    " + finding.message());
      finding.suggestion().ifPresent(s -> out.println(indent + "    -> " + s));
    }
  }

  private static String words(Jobs.Job job) {
    Optional<String> hash = job.plan().sha256();
    return job.plan().source()
        + " ("
        + job.id()
        + (job.plan().kind() == Jobs.Kind.IMPORT
            ? ""
            : ", " + job.plan().kind().name().toLowerCase(Locale.ROOT))
        + ", "
        + job.started()
        + hash.map(h -> ", file's SHA-256 " + h).orElse("")
        + (job.state() == Jobs.State.UNDONE ? ", undone" : "")
        + ")";
  }
}
