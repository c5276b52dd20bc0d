package org.tpibridge.exchange.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;

/**
 * What an EHR accepts of each resource type, beyond what it declares, and what happens there with
 * it.
 *
 * @param types by resource type; types that are not listed have no further conditions
 */
public record WriteProfile(Map<String, TypeWrites> types) {
  public static final WriteProfile EVERYTHING = new WriteProfile(Map.of());

  /**
   * @param accepted false if the EHR accepts no resource of the type, whatever it declares
   * @param categories codes, or {@code system|code}; one of them is required, if there are any
   * @param codes codes, or {@code system|code}; one of them is required, if there are any
   * @param requiredReferences elements that must have a reference, such as {@code encounter}
   * @param landsIn where clinicians see it, for users
   * @param needsSigning whether a clinician has to sign it in the EHR
   */
  public record TypeWrites(
      boolean accepted,
      Set<String> categories,
      Set<String> codes,
      List<String> requiredReferences,
      Optional<String> landsIn,
      boolean needsSigning) {
    public static final TypeWrites UNCONDITIONAL =
        new TypeWrites(true, Set.of(), Set.of(), List.of(), Optional.empty(), false);

    public TypeWrites {
      categories = Set.copyOf(categories);
      codes = Set.copyOf(codes);
      requiredReferences = List.copyOf(requiredReferences);
    }
  }

  /** The elements that say what a resource is about, by the types that have another than code. */
  private static final Map<String, String> CODE_ELEMENTS =
      Map.of(
          "DocumentReference", "type",
          "Encounter", "type",
          "MedicationAdministration", "medication",
          "MedicationStatement", "medication",
          "BodyStructure", "location");

  public WriteProfile {
    types = Map.copyOf(types);
  }

  public TypeWrites of(String type) {
    return types.getOrDefault(type, TypeWrites.UNCONDITIONAL);
  }

  /** Why the EHR does not accept this resource, without patient data; empty if it may accept it. */
  public Optional<String> refusal(Resource resource) {
    String type = resource.fhirType();
    TypeWrites writes = of(type);
    if (!writes.accepted()) {
      return Optional.of("The write profile excludes " + type + ".");
    }
    if (!writes.categories().isEmpty() && !hasCode(resource, "category", writes.categories())) {
      return Optional.of(
          "The write profile accepts "
              + type
              + " only of the category "
              + list(writes.categories())
              + ".");
    }
    String codeElement = CODE_ELEMENTS.getOrDefault(type, "code");
    if (!writes.codes().isEmpty() && !hasCode(resource, codeElement, writes.codes())) {
      return Optional.of(
          "The write profile accepts "
              + type
              + " only with the code "
              + list(writes.codes())
              + ".");
    }
    return writes.requiredReferences().stream()
        .filter(element -> children(resource, element).allMatch(Base::isEmpty))
        .findFirst()
        .map(
            element ->
                "The write profile requires " + type + "." + element + ", which is missing.");
  }

  private static String list(Set<String> codes) {
    return String.join(" or ", new TreeSet<>(codes));
  }

  private static boolean hasCode(Resource resource, String element, Set<String> accepted) {
    return children(resource, element).flatMap(WriteProfile::codes).anyMatch(accepted::contains);
  }

  private static Stream<String> codes(Base value) {
    if (value instanceof CodeableConcept concept) {
      return concept.getCoding().stream().flatMap(WriteProfile::codes);
    }
    if (value instanceof Coding coding) {
      return Stream.of(
          String.valueOf(coding.getCode()), coding.getSystem() + "|" + coding.getCode());
    }
    return value instanceof PrimitiveType<?> primitive
        ? Stream.of(String.valueOf(primitive.getValueAsString()))
        : Stream.empty();
  }

  /**
   * @param path of elements, such as {@code context.encounter}
   */
  private static Stream<Base> children(Base parent, String path) {
    Stream<Base> found = Stream.of(parent);
    for (String element : Arrays.asList(path.split("\\."))) {
      found =
          found
              .flatMap(each -> each.children().stream())
              .filter(property -> isNamed(property, element))
              .flatMap(property -> property.getValues().stream());
    }
    return found;
  }

  private static boolean isNamed(Property property, String element) {
    return property.getName().equals(element) || property.getName().equals(element + "[x]");
  }

  /** Whether resources of a type have an element; of a path, only the first part is checked. */
  public static boolean isElement(String type, String path) {
    String first = path.replaceFirst("\\..*$", "");
    return ResourceFactory.createResource(type).children().stream()
        .anyMatch(property -> isNamed(property, first));
  }
}
