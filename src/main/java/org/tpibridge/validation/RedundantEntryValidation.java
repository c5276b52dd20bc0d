package org.tpibridge.validation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.Element.SpecialElement;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r5.model.Enumerations.BindingStrength;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.instance.utils.ElementInfo;

/**
 * Avoids validating the entries of a Bundle twice. The library validates an entry against its base
 * type and then against each profile that it claims. A profile requires everything that its base
 * requires, so an entry without findings for the profile has none for the base.
 *
 * <p>This is checked: a profile is used in this way only if it contains each rule of the base, and
 * each binding that can lead to a finding.
 */
final class RedundantEntryValidation {

  private static final Set<String> INDEPENDENT =
      Set.of(
          I18nConstants.ALL_OBSERVATIONS_SHOULD_HAVE_A_PERFORMER,
          // Base types have no slices to match.
          I18nConstants.DETAILS_FOR__MATCHING_AGAINST_PROFILE_,
          I18nConstants.TYPE_SPECIFIC_CHECKS_DT_QTY_UCUM_ANNOTATIONS,
          I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN);

  private final IWorkerContext context;
  private final Map<String, Boolean> covers = new HashMap<>();
  private final Map<ElementDefinition, Map<String, ElementDefinition>> narrowed = new HashMap<>();

  RedundantEntryValidation(IWorkerContext context) {
    this.context = context;
  }

  /**
   * The definition to validate a child against instead of any resource: the first profile that it
   * claims and that requires everything its base requires. The library validates the other claims
   * itself.
   *
   * @return empty if the child is not an entry of a Bundle or claims no such profile
   */
  Optional<ElementDefinition> narrowedDefinition(ElementInfo child, StructureDefinition container) {
    ElementDefinition definition = child.getDefinition();
    if (child.getElement().getSpecial() != SpecialElement.BUNDLE_ENTRY
        || definition == null
        || child.getSlice() != null
        || definition.getType().size() != 1
        || definition.getType().get(0).hasProfile()) {
      return Optional.empty();
    }
    return claimedProfiles(child.getElement())
        .filter(url -> covers.computeIfAbsent(url, this::covers))
        .filter(url -> sameType(url, child.getElement()))
        .findFirst()
        .map(
            url ->
                narrowed
                    .computeIfAbsent(definition, each -> new HashMap<>())
                    .computeIfAbsent(url, each -> narrow(definition, each)));
  }

  private static Stream<String> claimedProfiles(Element resource) {
    Element meta = resource.getNamedChild("meta", false);
    return meta == null
        ? Stream.empty()
        : meta.getChildrenByName("profile").stream()
            .map(Element::primitiveValue)
            .filter(Objects::nonNull);
  }

  /**
   * Whether all these findings are independent of the definition, so that the base type, which
   * requires less, would add none.
   */
  static boolean areDefinitionIndependent(List<ValidationMessage> found) {
    return found.stream().allMatch(RedundantEntryValidation::independent);
  }

  private static boolean independent(ValidationMessage message) {
    String id = message.getMessageId();
    return id != null
        && (INDEPENDENT.contains(id)
            || (I18nConstants.TERMINOLOGY_PASSTHROUGH_TX_MESSAGE.equals(id)
                && message.getMessage().startsWith("CodeSystem is unknown")));
  }

  private boolean sameType(String url, Element resource) {
    return structure(url).getType().equals(resource.fhirType());
  }

  private StructureDefinition structure(String url) {
    return context.fetchResource(StructureDefinition.class, url);
  }

  private static ElementDefinition narrow(ElementDefinition definition, String url) {
    ElementDefinition narrow = definition.copy();
    narrow.getType().get(0).addProfile(url);
    return narrow;
  }

  private boolean covers(String url) {
    StructureDefinition profile = structure(url);
    if (profile == null
        || !url.equals(profile.getUrl())
        || profile.getDerivation() != TypeDerivationRule.CONSTRAINT) {
      return false;
    }
    StructureDefinition base = context.fetchTypeDefinition(profile.getType());
    Map<String, ElementDefinition> byId = new HashMap<>();
    profile.getSnapshot().getElement().forEach(each -> byId.put(each.getId(), each));
    return base != null
        && base.getSnapshot().getElement().stream()
            .allMatch(each -> covers(byId.get(each.getId()), each));
  }

  private static boolean covers(ElementDefinition profiled, ElementDefinition base) {
    return profiled != null
        && expressions(profiled).containsAll(expressions(base))
        && bindingCovers(profiled, base);
  }

  private static Set<String> expressions(ElementDefinition definition) {
    Set<String> expressions = new HashSet<>();
    for (ElementDefinitionConstraintComponent rule : definition.getConstraint()) {
      expressions.add(rule.getSeverity() + " " + rule.getExpression());
    }
    return expressions;
  }

  private static boolean bindingCovers(ElementDefinition profiled, ElementDefinition base) {
    if (!base.hasBinding() || base.getBinding().getStrength() == BindingStrength.EXAMPLE) {
      return true;
    }
    if (!profiled.hasBinding()) {
      return false;
    }
    BindingStrength strength = profiled.getBinding().getStrength();
    if (strength == BindingStrength.REQUIRED) {
      // A profile's required value set is a subset of its base's.
      return true;
    }
    boolean same = base.getBinding().getValueSet().equals(profiled.getBinding().getValueSet());
    boolean asStrong =
        strength == base.getBinding().getStrength() || strength == BindingStrength.EXTENSIBLE;
    return same && asStrong && base.getBinding().getStrength() != BindingStrength.REQUIRED;
  }
}
