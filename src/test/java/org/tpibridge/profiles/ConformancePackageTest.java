package org.tpibridge.profiles;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.util.FhirTerser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.DiscriminatorType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks that the committed package is consistent with itself, with R4 and with the project. */
class ConformancePackageTest {

  private static final String BASE = "https://tpibridge.org/fhir/";
  private static final FhirContext CONTEXT = FhirContext.forR4Cached();
  private static final FhirTerser TERSER = CONTEXT.newTerser();
  private static final IValidationSupport R4 = CONTEXT.getValidationSupport();
  private static final Map<String, MetadataResource> RESOURCES =
      ConformancePackage.resources(CONTEXT);
  private static final List<String> SHOWN_VALID = claimed("valid", Examples.valid());
  private static final List<String> SHOWN_INVALID = claimed("invalid", Examples.invalid());
  private static final Map<String, String> OWNERS =
      Map.of(
          "http://snomed.info/sct", "SNOMED International",
          "http://loinc.org", "Regenstrief Institute",
          "http://www.ama-assn.org/go/cpt", "American Medical Association",
          "http://www.nlm.nih.gov/research/umls/rxnorm", "National Library of Medicine");
  private static final Set<String> OURS =
      RESOURCES.values().stream().map(MetadataResource::getUrl).collect(toSet());

  static Collection<MetadataResource> resource() {
    return RESOURCES.values();
  }

  static List<StructureDefinition> structure() {
    return of(StructureDefinition.class);
  }

  @ParameterizedTest
  @MethodSource("resource")
  void saysWhatItIs(MetadataResource resource) {
    assertThat(resource.getUrl()).isEqualTo(BASE + resource.fhirType() + "/" + id(resource));
    assertThat(resource.getVersion()).isEqualTo(projectVersion());
    assertThat(resource.getStatus()).isEqualTo(PublicationStatus.ACTIVE);
    assertThat(resource.hasDate()).isTrue();
    assertThat(resource.getPublisher()).isEqualTo("TPI Bridge");
    assertThat(resource.getTitle()).isNotBlank();
    assertThat(resource.getDescription()).isNotBlank();
    assertThat(resource.getExperimentalElement().getValue()).isFalse();
    assertThat(resource.getContactFirstRep().getTelecomFirstRep().getValue()).isNotBlank();
    assertThat(resource.getJurisdictionFirstRep().getCodingFirstRep().getCode()).isEqualTo("US");
    // R4's ImplementationGuide has no purpose.
    if (!(resource instanceof ImplementationGuide)) {
      assertThat(resource.getNamedProperty("purpose").getValues()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("resource")
  void hasATextForReaders(MetadataResource resource) {
    assertThat(resource.getText().getStatusAsString()).isEqualTo("generated");
    // As XHTML, which parsing has checked.
    assertThat(resource.getText().getDiv().allText())
        .contains(resource.getTitle())
        .contains(resource.getDescription());
  }

  @ParameterizedTest
  @MethodSource("resource")
  void namesTheOwnersOfCodes(MetadataResource resource) {
    String notice =
        resource.getNamedProperty("copyright").getValues().stream()
            .findFirst()
            .map(Base::primitiveValue)
            .orElse("");
    MetadataResource ownPart = resource.copy();
    if (ownPart instanceof StructureDefinition structure) {
      structure.setSnapshot(null);
    }
    String json = CONTEXT.newJsonParser().encodeResourceToString(ownPart);
    OWNERS.forEach(
        (system, owner) -> {
          if (json.contains("\"" + system + "\"")) {
            assertThat(notice).contains(owner);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("structure")
  void hasASnapshot(StructureDefinition structure) {
    assertThat(structure.getSnapshot().getElement())
        .hasSizeGreaterThan(structure.getDifferential().getElement().size() / 2)
        .allSatisfy(element -> assertThat(element.hasPath()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("resource")
  void refersToWhatIsThere(MetadataResource resource) {
    assertThat(
            TERSER.getAllPopulatedChildElementsOfType(resource, CanonicalType.class).stream()
                .map(canonical -> canonical.getValue().replaceFirst("[|].*", "")))
        .allSatisfy(url -> assertThat(resolves(url)).as(url).isTrue());
  }

  @ParameterizedTest
  @MethodSource("resource")
  void usesCodesThatExist(MetadataResource resource) {
    List<Coding> codings =
        new ArrayList<>(TERSER.getAllPopulatedChildElementsOfType(resource, Coding.class));
    if (resource instanceof ValueSet set) {
      set.getCompose().getInclude().stream()
          .flatMap(
              i -> i.getConcept().stream().map(c -> new Coding(i.getSystem(), c.getCode(), "")))
          .forEach(codings::add);
    }
    assertThat(codings)
        .filteredOn(coding -> isStructural(coding.getSystem()))
        .allSatisfy(
            coding ->
                assertThat(codes(coding.getSystem()))
                    .as(coding.getSystem())
                    .contains(coding.getCode()));
  }

  @ParameterizedTest
  @MethodSource("structure")
  void invariantsStateWhatToDo(StructureDefinition structure) {
    assertThat(structure.getDifferential().getElement())
        .flatExtracting(ElementDefinition::getConstraint)
        .allSatisfy(
            constraint -> {
              assertThat(constraint.getKey()).startsWith("tpi-");
              assertThat(constraint.getHuman()).hasSizeGreaterThan(40).endsWith(".");
              assertThat(constraint.getExpression()).isNotBlank();
            });
  }

  @Test
  void codeSystemsNameTheSetOfAllCodesAndDefineThem() {
    assertThat(of(CodeSystem.class))
        .allSatisfy(
            system -> {
              ValueSet all =
                  of(ValueSet.class).stream()
                      .filter(set -> set.getUrl().equals(system.getValueSet()))
                      .findFirst()
                      .orElseThrow();
              assertThat(all.getCompose().getInclude())
                  .singleElement()
                  .satisfies(
                      include -> {
                        assertThat(include.getSystem()).isEqualTo(system.getUrl());
                        assertThat(include.getConcept()).isEmpty();
                        assertThat(include.getFilter()).isEmpty();
                      });
              assertThat(system.getConcept())
                  .allSatisfy(
                      concept -> {
                        assertThat(concept.getDisplay()).isNotBlank();
                        assertThat(concept.getDefinition()).isNotBlank();
                      });
            });
  }

  @Test
  void conceptMapsNameTheirSets() {
    assertThat(of(ConceptMap.class))
        .allSatisfy(
            map -> {
              assertThat(OURS).contains(map.getSourceCanonicalType().getValue());
              assertThat(OURS).contains(map.getTargetCanonicalType().getValue());
            });
  }

  /** All codes of a system, what a profile or questionnaire binds to, or what a map maps. */
  @Test
  void valueSetsAreUsed() {
    Set<String> used =
        RESOURCES.values().stream()
            .filter(resource -> !(resource instanceof ImplementationGuide))
            .flatMap(
                resource ->
                    TERSER
                        .getAllPopulatedChildElementsOfType(resource, CanonicalType.class)
                        .stream())
            .map(canonical -> canonical.getValue())
            .collect(toSet());
    assertThat(of(ValueSet.class)).allMatch(set -> used.contains(set.getUrl()));
  }

  /** Validators that compare values do the same for patterns; newer FHIR has no other kind. */
  @Test
  void slicesAreTheSameInNewerFhir() {
    assertThat(structure())
        .flatExtracting(structure -> structure.getDifferential().getElement())
        .flatExtracting(element -> element.getSlicing().getDiscriminator())
        .extracting(discriminator -> discriminator.getType())
        .isNotEmpty()
        .doesNotContain(DiscriminatorType.PATTERN);
  }

  /** The reference validator reports a slice by type whose element has a binding. */
  @Test
  void goalHasNoSliceOfItsStart() {
    StructureDefinition goal =
        (StructureDefinition) RESOURCES.get("StructureDefinition-tpi-goal.json");
    assertThat(goal.getDifferential().getElement())
        .filteredOn(element -> element.getPath().equals("Goal.start[x]"))
        .singleElement()
        .satisfies(
            start -> {
              assertThat(start.hasSliceName()).isFalse();
              assertThat(start.getMustSupport()).isTrue();
            });
  }

  @Test
  void everyInvariantIsBrokenByAnExample() {
    Set<String> broken = new HashSet<>();
    for (Examples.Expected expected : Examples.expected().values()) {
      broken.add(expected.says());
      broken.addAll(expected.also());
    }
    assertThat(structure().stream().flatMap(ConformancePackageTest::invariants).distinct())
        .isSubsetOf(broken);
  }

  @ParameterizedTest
  @MethodSource("exemplified")
  void hasExamples(StructureDefinition profile) {
    assertThat(SHOWN_VALID).contains(profile.getUrl());
    assertThat(SHOWN_INVALID).filteredOn(profile.getUrl()::equals).hasSizeGreaterThan(1);
  }

  /** Profiles of whole resources. */
  static List<StructureDefinition> exemplified() {
    return structure().stream().filter(s -> !s.getType().equals("Extension")).toList();
  }

  @Test
  void guideListsResourcesAndExamples() {
    ImplementationGuide guide = guide();
    List<String> listed =
        guide.getDefinition().getResource().stream()
            .map(resource -> resource.getReference().getReference())
            .toList();
    Stream<String> resources =
        RESOURCES.values().stream()
            .filter(resource -> resource != guide)
            .map(resource -> resource.fhirType() + "/" + id(resource));
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(resources, examples().keySet().stream()).toList());
    Set<String> groups =
        guide.getDefinition().getGrouping().stream().map(g -> g.getId()).collect(toSet());
    assertThat(guide.getDefinition().getResource())
        .allSatisfy(
            resource -> {
              assertThat(groups).contains(resource.getGroupingId());
              String profile = examples().get(resource.getReference().getReference());
              if (profile == null) {
                assertThat(resource.getExampleBooleanType().booleanValue()).isFalse();
              } else {
                assertThat(resource.getExampleCanonicalType().getValue()).isEqualTo(profile);
              }
            });
  }

  @Test
  void licenseIsTheProjects() throws Exception {
    assertThat(Files.readString(Path.of("LICENSE"))).contains("Apache License", "Version 2.0");
    assertThat(project("/project/licenses/license/name")).isEqualTo("Apache-2.0");
    assertThat(json("package.json").get("license").asString()).isEqualTo("Apache-2.0");
    ImplementationGuide guide = guide();
    assertThat(guide.getLicense().toCode()).isEqualTo("Apache-2.0");
    assertThat(guide.getCopyright()).contains("Apache-2.0").contains(OWNERS.values());
    assertThat(guide.getPackageId()).isEqualTo(json("package.json").get("name").asString());
  }

  @Test
  void indexListsTheFiles() throws Exception {
    JsonNode index = json(".index.json").get("files");
    assertThat(index.values().stream().map(file -> file.get("filename").asString()))
        .containsExactlyElementsOf(RESOURCES.keySet());
    for (JsonNode file : index.values()) {
      MetadataResource resource = RESOURCES.get(file.get("filename").asString());
      assertThat(file.get("resourceType").asString()).isEqualTo(resource.fhirType());
      assertThat(file.get("id").asString()).isEqualTo(id(resource));
      assertThat(file.get("url").asString()).isEqualTo(resource.getUrl());
      assertThat(file.get("version").asString()).isEqualTo(resource.getVersion());
    }
  }

  @Test
  void manifestNamesTheProjectsVersion() throws Exception {
    JsonNode manifest = json("package.json");
    assertThat(manifest.get("name").asString()).isEqualTo("org.tpibridge.fhir");
    assertThat(manifest.get("version").asString()).isEqualTo(projectVersion());
    assertThat(manifest.get("dependencies").get("hl7.fhir.r4.core").asString()).isEqualTo("4.0.1");
  }

  private static ImplementationGuide guide() {
    return of(ImplementationGuide.class).get(0);
  }

  /**
   * The profile of each valid example. Each has its own id, so that a server can store them all.
   */
  private static Map<String, String> examples() {
    return Examples.valid().stream()
        .map(name -> CONTEXT.newJsonParser().parseResource(Examples.read("valid", name)))
        .collect(
            toMap(
                resource -> resource.fhirType() + "/" + resource.getIdElement().getIdPart(),
                resource -> resource.getMeta().getProfile().get(0).getValueAsString()));
  }

  private static Stream<String> invariants(StructureDefinition structure) {
    return structure.getDifferential().getElement().stream()
        .flatMap(element -> element.getConstraint().stream())
        .map(constraint -> constraint.getKey());
  }

  private static List<String> claimed(String folder, List<String> names) {
    return names.stream()
        .map(name -> CONTEXT.newJsonParser().parseResource(Examples.read(folder, name)))
        .flatMap(resource -> resource.getMeta().getProfile().stream())
        .map(IPrimitiveType::getValueAsString)
        .toList();
  }

  private static boolean resolves(String url) {
    return OURS.contains(url)
        || R4.fetchStructureDefinition(url) != null
        || R4.fetchValueSet(url) != null
        || R4.fetchCodeSystem(url) != null;
  }

  private static boolean isStructural(String system) {
    return system.startsWith(BASE)
        || system.startsWith("http://terminology.hl7.org/")
        || (system.startsWith("http://hl7.org/fhir/") && !system.contains("/sid/"));
  }

  private static Set<String> codes(String system) {
    CodeSystem definition =
        of(CodeSystem.class).stream()
            .filter(ours -> ours.getUrl().equals(system))
            .findFirst()
            .orElseGet(() -> (CodeSystem) R4.fetchCodeSystem(system));
    Set<String> codes = new HashSet<>();
    definition.getConcept().forEach(concept -> addCodes(concept, codes));
    return codes;
  }

  private static void addCodes(ConceptDefinitionComponent concept, Set<String> codes) {
    codes.add(concept.getCode());
    concept.getConcept().forEach(child -> addCodes(child, codes));
  }

  private static <T> List<T> of(Class<T> type) {
    return RESOURCES.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static String id(MetadataResource resource) {
    return resource.getIdElement().getIdPart();
  }

  private static JsonNode json(String name) throws Exception {
    return JsonMapper.shared().readTree(Files.readString(ConformancePackage.FOLDER.resolve(name)));
  }

  private static String projectVersion() {
    return project("/project/version");
  }

  private static String project(String path) {
    try {
      return XPathFactory.newInstance()
          .newXPath()
          .evaluate(
              path,
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(Path.of("pom.xml").toFile()));
    } catch (Exception e) {
      throw new IllegalStateException("pom.xml cannot be read", e);
    }
  }
}
