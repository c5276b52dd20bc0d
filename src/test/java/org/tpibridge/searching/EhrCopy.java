package org.tpibridge.searching;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.ehr.Ehr;

/** The same resources in the EHR, with the same ids, until it is closed. */
final class EhrCopy implements AutoCloseable {
  private final Ehr ehr;
  private final Set<String> names = new HashSet<>();
  private final List<Instant> times = new ArrayList<>();

  /**
   * @param batches each is a transaction
   */
  EhrCopy(Ehr ehr, List<List<Resource>> batches) {
    this.ehr = ehr;
    for (List<Resource> batch : batches) {
      Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
      for (Resource resource : batch) {
        String name = resource.fhirType() + "/" + resource.getIdPart();
        names.add(name);
        transaction
            .addEntry()
            .setResource(resource)
            .getRequest()
            .setMethod(HTTPVerb.PUT)
            .setUrl(name);
      }
      post(transaction);
      Resource one = batch.get(0);
      times.add(
          ehr.get(Resource.class, one.fhirType() + "/" + one.getIdPart())
              .getMeta()
              .getLastUpdated()
              .toInstant());
    }
  }

  private void post(Bundle transaction) {
    ehr.post(
        Bundle.class, "", ImportedVisits.FHIR.newJsonParser().encodeResourceToString(transaction));
  }

  /** Returns the resources that were added; empty if the search is refused. */
  Optional<Set<String>> answer(Question question) {
    String search =
        question.asked(times.get(0), times.get(1)).stream()
            .map(one -> encoded(one.name()) + "=" + encoded(one.value()))
            .collect(Collectors.joining("&"));
    String next = question.type() + "?" + search + "&_count=200&_elements=id";
    Set<String> ids = new TreeSet<>();
    while (next != null) {
      Optional<Bundle> page = ehr.find(next);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      for (BundleEntryComponent entry : page.get().getEntry()) {
        String id = entry.getResource().getIdPart();
        if (names.contains(question.type() + "/" + id)) {
          ids.add(id);
        }
      }
      next = page.get().getLink("next") == null ? null : page.get().getLink("next").getUrl();
    }
    return Optional.of(ids);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** Other tests require that no patient or clinician is found twice. */
  @Override
  public void close() {
    Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
    names.forEach(
        name -> transaction.addEntry().getRequest().setMethod(HTTPVerb.DELETE).setUrl(name));
    post(transaction);
  }
}
