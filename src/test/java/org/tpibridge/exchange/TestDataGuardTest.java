package org.tpibridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.EhrSettings.Environment;
import org.tpibridge.exchange.settings.MatchingPolicy;
import org.tpibridge.exchange.settings.PushPolicy;

/** Where invented visits may be sent. */
final class TestDataGuardTest {

  @ParameterizedTest
  @CsvSource({
    "https://ehr.example/fhir, PRODUCTION, true, false",
    "https://ehr.example/fhir, PRODUCTION, false, true",
    "https://ehr.example/fhir, TEST, true, true",
    "http://127.0.0.1:8080/fhir, PRODUCTION, true, true",
    "http://localhost/fhir, PRODUCTION, true, true",
    "https://localhost.ehr.example/fhir, PRODUCTION, true, false",
    "https://127.0.0.1.ehr.example/fhir, PRODUCTION, true, false"
  })
  void testDataIsSentToTestsOnly(
      URI url, Environment environment, boolean testData, boolean allowed) {
    EhrSettings ehr =
        new EhrSettings("hospital", url, environment, PushPolicy.DEFAULT, MatchingPolicy.DEFAULT);

    assertThat(TestDataGuard.refusal(ehr, testData).isEmpty()).isEqualTo(allowed);
    TestDataGuard.refusal(ehr, testData)
        .ifPresent(
            message -> assertThat(message).contains("hospital", "environment: test", "--demo"));
  }
}
