package org.tpibridge.exchange.push;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.Refused;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.EhrRequest.Kind;

/** Reads from an EHR, and answers writes itself as if they were accepted. Nothing is written. */
final class PreviewClient implements EhrClient {
  private final EhrClient client;
  private final AtomicLong number = new AtomicLong();

  /** What would be created; it cannot be read. */
  private final Set<String> created = ConcurrentHashMap.newKeySet();

  PreviewClient(EhrClient client) {
    this.client = client;
  }

  @Override
  public EhrReply send(EhrRequest request) {
    if (request.kind() == Kind.READ && created.contains(request.path())) {
      return new Refused(404, Optional.empty(), Optional.empty(), Optional.empty());
    }
    if (!request.kind().writes()) {
      return client.send(request);
    }
    return switch (request.kind()) {
      case BUNDLE -> answered((Bundle) request.body().orElseThrow());
      case UPDATE, DELETE -> success(Optional.empty(), Optional.of(request.path()));
      default ->
          success(
              Optional.empty(),
              request.body().map(Resource::fhirType).map(type -> newReference(type)));
    };
  }

  private String newReference(String type) {
    String reference = type + "/preview-" + number.incrementAndGet();
    created.add(reference);
    return reference;
  }

  private EhrReply answered(Bundle bundle) {
    Bundle answer = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
    for (BundleEntryComponent entry : bundle.getEntry()) {
      String url = entry.getRequest().getUrl();
      String location =
          url.contains("/") && !url.contains("?")
              ? url
              : newReference(url.replaceAll("[/?].*", ""));
      created.add(location);
      answer.addEntry().getResponse().setStatus("200 OK").setLocation(location);
    }
    return success(Optional.of(answer), Optional.empty());
  }

  private static Success success(Optional<Resource> resource, Optional<String> location) {
    return new Success(200, resource, location, Optional.empty(), Optional.empty());
  }

  /** The other client remains open. */
  @Override
  public void close() {}
}
