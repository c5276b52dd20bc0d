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
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/** The published example visits and the golden ones, each posted twice to a receiver. */
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

  /** Resources that are read in one request. */
  private static final int BATCH = 100;

  private final Ehr receiver;
  private final UnaryOperator<Bundle> form;
  private final List<Path> files;
  private final List<Posted> first = new ArrayList<>();
  private final List<Posted> second = new ArrayList<>();
  private final Map<String, String> contentAfterFirst;
  private final Map<String, String> contentAfterSecond;

  /**
   * @param form changes each Bundle before it is posted
   * @param step 1 to post all golden visits, 2 to post every second one; examples are all posted
   */
  PostedVisits(Ehr receiver, UnaryOperator<Bundle> form, int step) {
    this.receiver = receiver;
    this.form = form;
    this.files = files(step);
    files.forEach(file -> first.add(post(file)));
    contentAfterFirst = content();
    files.forEach(file -> second.add(post(file)));
    contentAfterSecond = content();
  }

  /** The number of visits. */
  int expected() {
    return files.size();
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
    Bundle posted = form.apply(bundle(text(file)));
    Bundle answer =
        receiver.post(Bundle.class, "", FHIR.newJsonParser().encodeResourceToString(posted));
    return new Posted(
        file.toString(),
        posted,
        answer.getEntry().stream().map(entry -> entry.getResponse().getLocation()).toList());
  }

  /** JSON by name, without what a server adds. */
  private Map<String, String> content() {
    List<String> names =
        first.stream()
            .flatMap(visit -> IntStream.range(0, visit.locations().size()).mapToObj(visit::stored))
            .distinct()
            .toList();
    Map<String, String> content = new TreeMap<>();
    for (int from = 0; from < names.size(); from += BATCH) {
      List<String> some = names.subList(from, Math.min(from + BATCH, names.size()));
      Bundle reads = new Bundle().setType(BundleType.BATCH);
      some.forEach(name -> reads.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl(name));
      Bundle answer =
          receiver.post(Bundle.class, "", FHIR.newJsonParser().encodeResourceToString(reads));
      for (int i = 0; i < some.size(); i++) {
        Resource resource = answer.getEntry().get(i).getResource();
        resource.setId(resource.getIdElement().toUnqualifiedVersionless());
        resource.getMeta().setVersionId(null).setLastUpdated(null);
        content.put(some.get(i), FHIR.newJsonParser().encodeResourceToString(resource));
      }
    }
    return content;
  }

  /** One for each visit: some golden visits are published examples too. */
  private static List<Path> files(int step) {
    try (Stream<Path> examples = Files.list(Path.of("examples", "fhir"));
        Stream<Path> golden = Files.list(Path.of("src", "test", "resources", "visits"))) {
      List<Path> bundles =
          golden
              .map(folder -> folder.resolve("bundle.json"))
              .filter(Files::exists)
              .sorted()
              .toList();
      Set<String> visits = new HashSet<>();
      return Stream.concat(
              examples.sorted(),
              IntStream.range(0, bundles.size()).filter(i -> i % step == 0).mapToObj(bundles::get))
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

  /** Resources keep their ids: the parser would replace them with the full URLs. */
  private static Bundle bundle(String json) {
    return FHIR.newJsonParser()
        .setOverrideResourceIdWithBundleEntryFullUrl(false)
        .parseResource(Bundle.class, json);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
