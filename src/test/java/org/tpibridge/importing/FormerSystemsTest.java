package org.tpibridge.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tpibridge.database.OnEachDatabase;
import org.tpibridge.database.TestDatabase;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;

/** Imports into a store with the systems of mapping version 1, which all clinics shared. */
@OnEachDatabase
class FormerSystemsTest {
  private static final String BASE = "https://tpibridge.org/fhir/sid/";
  private static final IdentifierSystemUris FORMER =
      new IdentifierSystemUris(
          "https://clinic.example/mrn",
          "https://clinic.example/visit",
          "https://clinic.example/visit",
          BASE + "clinician",
          BASE + "organization",
          BASE + "location");
  private static final IdentifierSystemUris OWN =
      IdentifierSystemUris.of("https://clinic.example/mrn", "https://clinic.example/visit");

  private final TestDatabase database;
  private final Store store;

  FormerSystemsTest(TestDatabase database) {
    this.database = database;
    this.store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Mapping version 1 recorded no system of items. */
  private void importFormer() throws SQLException {
    assertThat(imported(FORMER)).isEqualTo(RowOutcome.CREATED);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("delete from identifier_system where kind = 'item'"))
          .isEqualTo(1);
    }
  }

  private RowOutcome imported(IdentifierSystemUris systems) {
    Clinic clinic = Clinic.unnamed(ZoneId.of("America/New_York")).with(systems);
    try (Importing importing =
        new Importing(
            store,
            new ErasureRegistry(Optional.empty()),
            ClinicSources.of(clinic),
            Optional.empty())) {
      return importing.run(VisitRow.of("V-1", "77").with("location", "Room 2")).outcomes().get(0);
    }
  }

  @Test
  void aVisitIsUpdatedOnceAndThenUnchanged() throws SQLException {
    importFormer();

    assertThat(imported(OWN)).isEqualTo(RowOutcome.UPDATED);
    assertThat(imported(OWN)).isEqualTo(RowOutcome.UNCHANGED);
    assertThat(Contents.current(database).keySet())
        .filteredOn(name -> name.startsWith("Encounter/"))
        .hasSize(1);
  }

  @Test
  void theSystemsOfVisitsAndPatientsCannotBeReplaced() throws SQLException {
    importFormer();

    assertThatThrownBy(
            () ->
                imported(
                    IdentifierSystemUris.of(
                        "https://clinic.example/mrn", "https://clinic.example/other")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("tpibridge.clinic.systems.visit");
    imported(OWN);
    assertThatThrownBy(() -> imported(FORMER))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("tpibridge.clinic.systems.clinician");
  }

  @Test
  void theSystemOfItemsCannotBeReplaced() {
    imported(OWN);
    IdentifierSystemUris others =
        new IdentifierSystemUris(
            OWN.mrn(),
            OWN.visit(),
            "https://clinic.example/items",
            OWN.clinician(),
            OWN.organization(),
            OWN.location());

    assertThatThrownBy(() -> imported(others))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("tpibridge.clinic.systems.item");
    assertThat(imported(OWN)).isEqualTo(RowOutcome.UNCHANGED);
  }
}
