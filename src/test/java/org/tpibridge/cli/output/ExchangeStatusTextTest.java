package org.tpibridge.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tpibridge.exchange.review.ExchangeStatus;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.MatchingPolicy;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.importing.Importing;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;

class ExchangeStatusTextTest {
  private static final Instant NOW = Instant.parse("2026-03-06T08:00:00Z");
  private static final EhrSettings PILOT =
      new EhrSettings(
          "hospital",
          URI.create("https://ehr.example/fhir"),
          EhrSettings.Environment.TEST,
          new PushPolicy(
              false,
              false,
              PushPolicy.OnErase.REPORT,
              Optional.of(LocalDate.of(2026, 1, 31)),
              Set.of("70001", "70002"),
              Set.of(),
              true),
          MatchingPolicy.DEFAULT);

  @TempDir private Path folder;

  @Test
  void whatLimitsTheExchangeIsShownWithoutMedicalRecordNumbers() {
    try (Store store = store()) {
      assertThat(text(store))
          .contains(
              "go-live: only 2 pilot patients; only visits since 2026-01-31; not approved yet. Run:"
                  + " tpi-bridge push hospital --approve")
          .doesNotContain("70001");
      assertThat(json(store))
          .contains("\"pilotPatients\" : 2", "\"sendFrom\" : \"2026-01-31\"")
          .doesNotContain("70001", "\"approved\"");

      store.update(tx -> tx.exchange().ehrs().add("hospital", "https://ehr.example/fhir"));
      store.update(tx -> tx.exchange().ehrs().approve("hospital", NOW));
      assertThat(text(store)).contains("; approved 2026-03-06T08:00:00Z");
      assertThat(json(store)).contains("\"approved\" : \"2026-03-06T08:00:00Z\"");
    }
  }

  private static String text(Store store) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ExchangeStatusText(new PrintStream(out, true, UTF_8))
        .print(ExchangeStatus.of(store, PILOT, NOW));
    return out.toString(UTF_8);
  }

  private static String json(Store store) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExchangeStatusJson.print(
        List.of(ExchangeStatus.of(store, PILOT, NOW)), new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }

  private Store store() {
    return Store.open(
        new StoreSettings(
            "jdbc:sqlite:" + folder.resolve("store.db"),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(20),
            List.of("hospital")),
        SchemaPolicy.MIGRATE,
        Importing.INDEXER);
  }
}
