package org.tpibridge.validation.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r5.formats.JsonParser;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.r5.model.ValueSet;

/**
 * Runs in the build, not in the program: divides the definitions of FHIR R4 and of TPI Bridge into
 * parts that the program loads one by one ({@link DefinitionStore}).
 *
 * <p>Structures are written in the library's canonical model with their snapshots, so the validator
 * has nothing to convert or generate. Code systems and value sets are written twice: in the
 * canonical model for the validator, and as R4 for the terminology service.
 */
final class DefinitionsBuild {

  private final FhirContext fhir = FhirContext.forR4();
  private final IValidationSupport core = new DefaultProfileValidationSupport(fhir);
  private final PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(fhir);
  private final List<MetadataResource> others = new ArrayList<>();
  private final DefinitionStoreWriter writer = new DefinitionStoreWriter();

  private DefinitionsBuild() {}

  /**
   * Writes the definitions.
   *
   * @param args the folder to write to, and the folder of TPI Bridge's definitions as JSON, which
   *     may be missing
   */
  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[0]);
    Path own = Path.of(args[1]);
    DefinitionsBuildStamp stamp = DefinitionsBuildStamp.of(own);
    if (stamp.isCurrent(target)) {
      return;
    }
    DefinitionsBuild build = new DefinitionsBuild();
    build.readOwn(own);
    build.write();
    build.writer.save(target);
    stamp.write(target);
  }

  private void readOwn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    IParser parser = fhir.newJsonParser().setParserErrorHandler(new LenientErrorHandler(false));
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted =
          files
              .filter(file -> file.getFileName().toString().matches("[A-Z].*\\.json"))
              .sorted()
              .toList();
      for (Path file : sorted) {
        if (parser.parseResource(Files.readString(file)) instanceof MetadataResource definition
            && definition.hasUrl()) {
          own.addResource(definition);
          others.add(definition);
        }
      }
    }
  }

  private void write() throws IOException {
    ValidationSupportChain chain = new ValidationSupportChain(own, core);
    WorkerContextValidationSupportAdapter context =
        new WorkerContextValidationSupportAdapter(chain);
    List<StructureDefinition> structures =
        new ArrayList<>(context.fetchResourcesByType(StructureDefinition.class));
    structures.sort(
        Comparator.comparing((StructureDefinition each) -> rank(each))
            .thenComparing(StructureDefinition::getUrl));
    for (StructureDefinition each : structures) {
      writer.structure(blob(each), each, canonical(each));
    }
    core.fetchCodeSystem("http://hl7.org/fhir/publication-status");
    Map<String, MetadataResource> terms = new LinkedHashMap<>();
    Stream.concat(others.stream(), core.fetchAllConformanceResources().stream())
        .filter(MetadataResource.class::isInstance)
        .map(MetadataResource.class::cast)
        .filter(each -> !each.fhirType().equals("StructureDefinition"))
        .sorted(Comparator.comparing(MetadataResource::getUrl))
        .forEach(each -> terms.putIfAbsent(each.fhirType() + " " + each.getUrl(), each));
    for (MetadataResource each : terms.values()) {
      term(each, context);
    }
  }

  /** The definitions needed most come first, because the validator walks the list of structures. */
  private static int rank(StructureDefinition each) {
    boolean base = each.getDerivation() == TypeDerivationRule.SPECIALIZATION;
    return switch (each.getKind()) {
      case RESOURCE -> base ? 0 : 2;
      case COMPLEXTYPE, PRIMITIVETYPE -> base ? 1 : 3;
      default -> 4;
    };
  }

  private static String blob(StructureDefinition each) {
    return switch (rank(each)) {
      case 0 -> "resources";
      case 1 -> "types";
      default -> each.getUrl().startsWith("http://hl7.org/fhir/") ? "profiles" : "own";
    };
  }

  private void term(MetadataResource each, WorkerContextValidationSupportAdapter context)
      throws IOException {
    each.setText(null);
    String type = each.fhirType();
    byte[] r4 = fhir.newJsonParser().encodeResourceToString(each).getBytes(StandardCharsets.UTF_8);
    writer.term("r4-" + type, type, each.getUrl(), each.getVersion(), r4);
    CanonicalResource canonical =
        switch (type) {
          case "ValueSet" -> context.fetchResource(ValueSet.class, each.getUrl());
          case "CodeSystem" -> context.fetchCodeSystem(each.getUrl());
          default -> null;
        };
    if (canonical != null) {
      byte[] r5 = canonical(canonical);
      writer.term("canonical-" + type, type, each.getUrl(), each.getVersion(), r5);
    }
  }

  private static byte[] canonical(CanonicalResource each) throws IOException {
    each.setText(null);
    return new JsonParser().composeBytes(each);
  }
}
