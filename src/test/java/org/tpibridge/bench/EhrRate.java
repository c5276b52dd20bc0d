package org.tpibridge.bench;

import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.ehr.Ehr;
import org.tpibridge.ehr.EhrServer;
import org.tpibridge.mapping.json.FhirJsonWriter;

/**
 * Measures how many resources a second HAPI's JPA server stores, with one transaction for each
 * visit.
 */
public final class EhrRate {
  private static final int CLIENTS = 2;
  private static final double SECONDS = 60;

  private EhrRate() {}

  public static void main(String[] args) {
    System.out.printf("HAPI JPA server: %.0f resources/s%n", resourcesASecond());
  }

  static double resourcesASecond() {
    BenchmarkClinic clinic = new BenchmarkClinic();
    FhirJsonWriter writer = FhirJsonWriter.compact();
    try (EhrServer server = EhrServer.startToBeMeasured()) {
      Ehr ehr = new Ehr(server.base());
      // The first visit creates the shared resources; two at once would create them twice.
      post(ehr, writer, clinic.bundle(0));
      double visits =
          Rate.of(CLIENTS, SECONDS, number -> post(ehr, writer, clinic.bundle(number + 1)));
      return visits * BenchmarkClinic.RESOURCES;
    }
  }

  private static void post(Ehr ehr, FhirJsonWriter writer, Bundle visit) {
    ehr.post(Bundle.class, "", new String(writer.bytes(visit), StandardCharsets.UTF_8));
  }
}
