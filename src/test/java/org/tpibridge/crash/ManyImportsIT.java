package org.tpibridge.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.database.DatabaseKind;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;

/** Several processes that import into one store at the same time. */
@OnEachDatabase(value = DatabaseKind.POSTGRESQL, empty = true)
@Timeout(600)
class ManyImportsIT {
  private static final int PROCESSES = 4;
  private static final int VISITS = 90;
  private static final int APART = 20;

  private final TestDatabase database;

  @TempDir private Path folder;

  ManyImportsIT(TestDatabase database) {
    this.database = database;
  }

  @Test
  void fourOverlappingFilesStoreEachVisitOnce() throws SQLException {
    Program program = new Program(database, folder);
    List<Program.Running> all = new ArrayList<>();
    for (int process = 0; process < PROCESSES; process++) {
      Path file = folder.resolve("part-" + process + ".csv");
      ClinicTable.write(file, process * APART, VISITS, 1);
      all.add(program.start("import", file.toString()));
    }
    List<Program.Ended> ends = all.stream().map(Program.Running::end).toList();

    assertThat(ends).allSatisfy(end -> assertThat(end.code()).as(end.err()).isEqualTo(1));
    int visits = (PROCESSES - 1) * APART + VISITS;
    Path whole = ClinicTable.write(folder.resolve("visits.csv"), 0, visits, 1);
    StoreContent alone = Undisturbed.imported(database, whole).get(0);

    assertThat(ofVisits(ContentReader.read(database)))
        .containsExactlyInAnyOrderElementsOf(ofVisits(alone));
    assertThat(counted("select sum(rows_created) from job"))
        .as("rows that created a visit")
        .isEqualTo(counted("select count(*) from visit"));
    assertThat(counted("select count(*) from job where position <> " + VISITS)).isZero();
    assertThat(
            counted(
                "select count(*) from job where position"
                    + " <> rows_created + rows_updated + rows_unchanged + rows_rejected"
                    + " + rows_unreadable"))
        .isZero();
    assertThat(
            counted(
                "select count(*) from resource_version v join resource r on r.key = v.resource_key"
                    + " where r.visit_key is not null and v.version > 1"))
        .as("nothing of a visit is kept twice")
        .isZero();
  }

  /** Patients with conflicting data have the values of the import that came first. */
  private static List<String> ofVisits(StoreContent content) {
    return content.standing().stream().filter(line -> line.startsWith("visit ")).toList();
  }

  private long counted(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }
}
