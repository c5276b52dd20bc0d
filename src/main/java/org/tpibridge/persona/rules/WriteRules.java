package org.tpibridge.persona.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.tpibridge.persona.data.ResourceMemory;
import org.tpibridge.persona.facts.FactName;
import org.tpibridge.persona.facts.PersonaProfile;
import tools.jackson.databind.node.ObjectNode;

/** The rules of one kind of EHR, made from its facts. */
public final class WriteRules {
  private final PersonaProfile profile;
  private final ResourceMemory memory;
  private final Map<String, List<WriteRule>> byType = new ConcurrentHashMap<>();

  public WriteRules(PersonaProfile profile, ResourceMemory memory) {
    this.profile = profile;
    this.memory = memory;
  }

  /**
   * Makes of a resource what the EHR stores.
   *
   * @throws org.tpibridge.persona.http.RefusedRequestException if the EHR refuses it
   */
  public ObjectNode apply(String type, ObjectNode resource, boolean isCreate) {
    return apply(type, resource, isCreate, rule -> true);
  }

  /** The same within a transaction, whose resources may refer to later ones. */
  public ObjectNode applyWithoutReferences(String type, ObjectNode resource, boolean isCreate) {
    return apply(type, resource, isCreate, rule -> !isAboutReferences(rule));
  }

  /** Checks what {@link #applyWithoutReferences} left out. */
  public void checkReferences(String type, ObjectNode stored, boolean isCreate) {
    apply(type, stored, isCreate, WriteRules::isAboutReferences);
  }

  private static boolean isAboutReferences(WriteRule rule) {
    return rule instanceof ReferenceRules.ExistingReferences;
  }

  private ObjectNode apply(
      String type, ObjectNode resource, boolean isCreate, Predicate<WriteRule> choice) {
    ObjectNode stored = resource.deepCopy();
    WriteContext context = new WriteContext(profile, memory, isCreate);
    byType.computeIfAbsent(type, this::rules).stream()
        .filter(choice)
        .forEach(rule -> rule.apply(stored, context));
    return stored;
  }

  private List<WriteRule> rules(String type) {
    List<WriteRule> rules = new ArrayList<>();
    Arrays.stream(FactName.values())
        .filter(FactName::isAboutContent)
        .forEach(
            name ->
                profile
                    .text(type, name)
                    .ifPresent(
                        value ->
                            rules.add(rule(name, Arrays.stream(value.split(" ", -1)).toList()))));
    return List.copyOf(rules);
  }

  /** Every fact about content has its rule. */
  static WriteRule rule(FactName name, List<String> words) {
    String first = words.get(0);
    return switch (name) {
      case EXISTING_REFERENCES -> new ReferenceRules.ExistingReferences(words);
      case UNKNOWN_MODIFIER_EXTENSION_STATUS ->
          new ElementRules.NoModifierExtension(Integer.parseInt(first));
      case REQUIRED_ELEMENTS -> new ElementRules.RequiredElements(words);
      case REFUSED_ELEMENTS -> new ElementRules.RefusedElements(words);
      case ACCEPTED_VALUES -> new ElementRules.AcceptedValues(words);
      case ACCEPTED_CATEGORIES -> new ElementRules.AcceptedCategories(Set.copyOf(words));
      case OPEN_ENCOUNTER -> new ReferenceRules.OpenEncounter(first.equals("yes"));
      case VITAL_SIGNS_PERFORMER_FUNCTION -> new ElementRules.VitalSignsPerformer(first);
      case MOST_ATTACHMENTS -> new DocumentRules.MostAttachments(Integer.parseInt(first));
      case ATTACHMENT_TYPES -> new DocumentRules.AttachmentTypes(Set.copyOf(words));
      case INLINE_TYPES_FAILING -> new DocumentRules.InlineTypesFailing(Set.copyOf(words));
      case ONE_KIND_OF_TYPE -> new DocumentRules.OneKindOfType(first);
      case TIME_REQUIRED -> new ElementRules.TimeRequired(first);
      case DUPLICATES -> new ReferenceRules.NoDuplicates();
      case CREATE_KEEPS -> new ElementRules.CreateKeeps(words);
      case REDUCED_TO_GMT_DATE -> new ElementRules.ReducedToGmtDate(first);
      case FIRST_ATTACHMENT_KEPT -> new DocumentRules.FirstAttachmentKept(first);
      case LANDS_UNSIGNED -> new DocumentRules.LandsUnsigned();
      default -> throw new IllegalArgumentException(name + " is not about content");
    };
  }
}
