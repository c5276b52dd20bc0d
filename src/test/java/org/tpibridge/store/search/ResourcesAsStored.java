package org.tpibridge.store.search;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** Resources of a Bundle with references as in the store: by type and id. */
public final class ResourcesAsStored {
  static final FhirContext FHIR = FhirContext.forR4Cached();

  private ResourcesAsStored() {}

  /** Changes ids and references within the Bundle. */
  public static List<Resource> of(Bundle bundle) {
    Map<String, String> names = new HashMap<>();
    for (BundleEntryComponent entry : bundle.getEntry()) {
      Resource resource = entry.getResource();
      // For a resource without id, the parser uses the entry's URL as its id.
      resource.setId(resource.getIdPart().replace("urn:uuid:", ""));
      names.put(entry.getFullUrl(), resource.fhirType() + "/" + resource.getIdPart());
    }
    List<Resource> resources =
        bundle.getEntry().stream().map(BundleEntryComponent::getResource).toList();
    for (Resource resource : resources) {
      FHIR.newTerser()
          .getAllResourceReferences(resource)
          .forEach(found -> pointTo(names, found.getResourceReference()));
    }
    return resources;
  }

  private static void pointTo(Map<String, String> names, IBaseReference reference) {
    String target = reference.getReferenceElement().getValue();
    reference.setReference(names.getOrDefault(target, target));
  }

  /** The examples in the documentation. */
  static List<Bundle> examples() {
    try (Stream<Path> files = Files.list(Path.of("examples", "fhir"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(ResourcesAsStored::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Bundle read(Path file) {
    try {
      return FHIR.newJsonParser().parseResource(Bundle.class, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
