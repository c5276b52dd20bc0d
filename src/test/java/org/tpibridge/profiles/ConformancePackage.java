package org.tpibridge.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;

/** The committed package: its conformance resources by file name. */
public final class ConformancePackage {

  static final Path FOLDER = Path.of("profiles", "generated", "package");

  private ConformancePackage() {}

  static Map<String, MetadataResource> resources(FhirContext context) {
    Map<String, MetadataResource> resources = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.equals("package.json") && !name.equals(".index.json")) {
          resources.put(
              name,
              (MetadataResource) context.newJsonParser().parseResource(Files.readString(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return resources;
  }

  public static IValidationSupport support(FhirContext context) {
    Support support = new Support(context);
    resources(context).values().forEach(support::addResource);
    return support;
  }

  /** Includes questionnaires, which HAPI's own class omits. */
  private static final class Support extends PrePopulatedValidationSupport {
    private final Map<String, Questionnaire> questionnaires = new HashMap<>();

    Support(FhirContext context) {
      super(context);
    }

    @Override
    public void addResource(IBaseResource resource) {
      if (resource instanceof Questionnaire questionnaire) {
        questionnaires.put(questionnaire.getUrl(), questionnaire);
      }
      super.addResource(resource);
    }

    @Override
    public <T extends IBaseResource> @Nullable T fetchResource(Class<T> type, String url) {
      return questionnaires.containsKey(url) && type.isInstance(questionnaires.get(url))
          ? type.cast(questionnaires.get(url))
          : super.fetchResource(type, url);
    }
  }
}
