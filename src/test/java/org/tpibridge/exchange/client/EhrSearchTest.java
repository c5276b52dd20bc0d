package org.tpibridge.exchange.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest.Kind;
import org.tpibridge.exchange.client.EhrSearch.SearchResult;

class EhrSearchTest {

  /** An EHR that gives only the first page of what it does not have to store. */
  private static final class FirstPages implements EhrClient {
    private final int patients;
    private final List<Kind> kinds = new ArrayList<>();

    FirstPages(int patients) {
      this.patients = patients;
    }

    @Override
    public EhrReply send(EhrRequest request) {
      kinds.add(request.kind());
      return switch (request.kind()) {
        case LOOKUP -> page(0, Math.min(patients, 2), false);
        case SEARCH -> page(0, Math.min(patients, 2), patients > 2);
        default -> page(2, patients, false);
      };
    }

    private static EhrReply page(int from, int to, boolean hasNext) {
      Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
      IntStream.range(from, to)
          .forEach(number -> bundle.addEntry().setResource(new Patient().setId("p" + number)));
      if (hasNext) {
        bundle.addLink().setRelation(Bundle.LINK_NEXT).setUrl("http://127.0.0.1/fhir?page=2");
      }
      return new Success(
          200, Optional.of(bundle), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @CsvSource({"0, LOOKUP", "1, LOOKUP", "2, LOOKUP SEARCH", "5, LOOKUP SEARCH PAGE"})
  void aLookUpFindsEverything(int patients, String requests) {
    try (FirstPages ehr = new FirstPages(patients)) {
      SearchResult result = EhrSearch.lookUp(ehr, "Patient?identifier=1");

      assertThat(((SearchResult.Found) result).resources()).hasSize(patients);
      assertThat(((SearchResult.Found) result).complete()).isTrue();
      assertThat(ehr.kinds).extracting(Kind::name).containsExactly(requests.split(" ", -1));
    }
  }

  @Test
  void aRefusalIsAFailure() {
    EhrClient ehr =
        new EhrClient() {
          @Override
          public EhrReply send(EhrRequest request) {
            return new Refused(403, Optional.empty(), Optional.empty(), Optional.empty());
          }

          @Override
          public void close() {}
        };
    assertThat(EhrSearch.lookUp(ehr, "Patient?identifier=1"))
        .isInstanceOf(SearchResult.Failed.class);
  }
}
