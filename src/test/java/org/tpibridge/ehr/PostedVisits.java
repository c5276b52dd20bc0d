package org.tpibridge.ehr;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/**
 * The published example visits and the golden ones, each posted twice to a receiver, which assigns
 * ids only to shared resources.
 */
final class PostedVisits {
  /** A Bundle, and for each of its entries where the receiver stored the resource. */
  record Posted(String name, Bundle bundle, List<String> locations) {
    /** {@code Type/id}, without a version. */
    String stored(int entry) {
      String location = locations.get(entry);
      return location.replaceAll("/_history/.*", "").replaceAll(".*/(?=[^/]+/[^/]+$)", "");
    }
  }

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final Ehr receiver;
  private final List<Posted> first = new ArrayList<>();
  private final List<Posted> second = new ArrayList<>();
  private final Map<String, String> contentAfterFirst;
  private final Map<String, String> contentAfterSecond;

  PostedVisits(Ehr receiver) {
    this.receiver = receiver;
    List<Path> files = files();
    files.forEach(file -> first.add(post(file)));
    contentAfterFirst = content();
    files.forEach(file -> second.add(post(file)));
    contentAfterSecond = content();
  }

  List<Posted> first() {
    return first;
  }

  List<Posted> second() {
    return second;
  }

  Map<String, String> contentAfterFirst() {
    return contentAfterFirst;
  }

  Map<String, String> contentAfterSecond() {
    return contentAfterSecond;
  }

  /** Names of the stored resources, {@code Type/id}. */
  Set<String> stored() {
    return contentAfterFirst.keySet();
  }

  Resource read(String name) {
    return (Resource) FHIR.newJsonParser().parseResource(contentAfterSecond.get(name));
  }

  Stream<Resource> read(Class<? extends Resource> type) {
    return stored().stream()
        .filter(name -> name.startsWith(type.getSimpleName() + "/"))
        .map(this::read);
  }

  /** Names of those found that are of these visits, in the order of the answer. */
  List<String> find(String search) {
    List<String> found = new ArrayList<>();
    Bundle page = receiver.get(Bundle.class, search + "&_count=200");
    while (true) {
      page.getEntry().stream()
          .map(BundleEntryComponent::getResource)
          .map(resource -> resource.fhirType() + "/" + resource.getIdPart())
          .filter(stored()::contains)
          .forEach(found::add);
      if (page.getLink(Bundle.LINK_NEXT) == null) {
        return found;
      }
      page = receiver.get(Bundle.class, page.getLink(Bundle.LINK_NEXT).getUrl());
    }
  }

  static String encoded(Identifier identifier) {
    return encoded(identifier.getSystem()) + "|" + encoded(identifier.getValue());
  }

  /** Escaped as in FHIR, and then as in HTTP. */
  static String encoded(String value) {
    return URLEncoder.encode(value.replaceAll("([\\\\,|$])", "\\\\$1"), UTF_8);
  }

  static List<String> references(Resource resource) {
    return FHIR.newTerser().getAllResourceReferences(resource).stream()
        .map(ResourceReferenceInfo::getResourceReference)
        .map(reference -> reference.getReferenceElement().getValue())
        // A logical reference has an identifier only.
        .filter(reference -> reference != null)
        .toList();
  }

  private Posted post(Path file) {
    String json = text(file);
    Bundle answer = receiver.post(Bundle.class, "", json);
    return new Posted(
        file.toString(),
        bundle(json),
        answer.getEntry().stream().map(entry -> entry.getResponse().getLocation()).toList());
  }

  /** JSON by name, without what a server adds. */
  private Map<String, String> content() {
    Map<String, String> content = new TreeMap<>();
    for (Posted visit : first) {
      for (int i = 0; i < visit.locations().size(); i++) {
        content.computeIfAbsent(
            visit.stored(i),
            name -> {
              Resource resource = receiver.get(Resource.class, name);
              resource.setId(resource.getIdElement().toUnqualifiedVersionless());
              resource.getMeta().setVersionId(null).setLastUpdated(null);
              return FHIR.newJsonParser().encodeResourceToString(resource);
            });
      }
    }
    return content;
  }

  /** One for each visit: some golden visits are published examples too. */
  private static List<Path> files() {
    try (Stream<Path> examples = Files.list(Path.of("examples", "fhir"));
        Stream<Path> golden = Files.list(Path.of("src", "test", "resources", "visits"))) {
      Set<String> visits = new HashSet<>();
      return Stream.concat(
              examples.sorted(), golden.map(folder -> folder.resolve("bundle.json")).sorted())
          .filter(Files::exists)
          .filter(file -> visits.add(visit(bundle(text(file)))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String visit(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(Encounter.class::isInstance)
        .map(encounter -> encoded(((Encounter) encounter).getIdentifierFirstRep()))
        .findFirst()
        .orElseThrow();
  }

  private static Bundle bundle(String json) {
    return FHIR.newJsonParser().parseResource(Bundle.class, json);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
