package org.tpibridge.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.Base.ValidationMode;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.hl7.fhir.validation.instance.ResourcePercentageLogger;
import org.hl7.fhir.validation.instance.utils.ElementInfo;
import org.hl7.fhir.validation.instance.utils.NodeStack;
import org.hl7.fhir.validation.instance.utils.ResolvedReference;
import org.hl7.fhir.validation.instance.utils.ValidationContext;

/**
 * The library's instance validator without redundant work. It gives the same findings: wherever
 * something may be wrong, the library validates as usual.
 *
 * <ul>
 *   <li>Rules that are certainly satisfied are not evaluated ({@link BaseInvariants}).
 *   <li>An entry of a Bundle that claims a profile is validated against that profile, and against
 *       its base type only if there was a finding ({@link RedundantEntryValidation}).
 *   <li>A reference to another entry is looked up instead of searched ({@link BundleEntries}).
 * </ul>
 */
final class ReusedInstanceValidator extends InstanceValidator {

  /** The default language for messages; no code sets another one. */
  private static final String NO_LANGUAGE = null;

  private final RedundantEntryValidation entryValidation;
  private final BundleEntries entries = new BundleEntries();

  ReusedInstanceValidator(
      IWorkerContext context, ValidatorSession session, ValidatorSettings settings) {
    super(
        context,
        new FhirInstanceValidator.NullEvaluationContext(),
        new XVerExtensionManagerOld(context),
        session,
        settings);
    this.entryValidation = new RedundantEntryValidation(context);
  }

  /** Removes what is cached for the last resource. */
  void clearCaches() {
    entries.clear();
  }

  @Override
  public boolean checkInvariants(
      ValidationContext about,
      List<ValidationMessage> errors,
      StructureDefinition profile,
      ElementDefinition definition,
      Element resource,
      Element element,
      NodeStack stack,
      boolean onlyNonInherited) {
    for (ElementDefinitionConstraintComponent rule : definition.getConstraint()) {
      if (!BaseInvariants.isSatisfied(rule, element)) {
        return super.checkInvariants(
            about, errors, profile, definition, resource, element, stack, onlyNonInherited);
      }
    }
    return true;
  }

  @Override
  public boolean checkInvariant(
      ValidationContext about,
      List<ValidationMessage> errors,
      String path,
      StructureDefinition profile,
      Element resource,
      Element element,
      ElementDefinitionConstraintComponent rule) {
    return BaseInvariants.isSatisfied(rule, element)
        || super.checkInvariant(about, errors, path, profile, resource, element, rule);
  }

  @Override
  public boolean checkChild(
      ValidationContext about,
      List<ValidationMessage> errors,
      StructureDefinition profile,
      ElementDefinition definition,
      Element resource,
      Element element,
      String type,
      NodeStack stack,
      boolean inCodeableConcept,
      boolean checkDisplay,
      ElementInfo child,
      String extensionUrl,
      ResourcePercentageLogger progress,
      ValidationMode mode) {
    Optional<ElementDefinition> narrower = entryValidation.narrowedDefinition(child, profile);
    if (narrower.isPresent()) {
      List<ValidationMessage> found = new ArrayList<>();
      boolean ok =
          checkChildByDefinition(
              about,
              found,
              profile,
              definition,
              resource,
              element,
              type,
              stack,
              inCodeableConcept,
              checkDisplay,
              child,
              extensionUrl,
              narrower.get(),
              false,
              progress,
              mode);
      if (ok && RedundantEntryValidation.areDefinitionIndependent(found)) {
        errors.addAll(found);
        return true;
      }
    }
    return super.checkChild(
        about,
        errors,
        profile,
        definition,
        resource,
        element,
        type,
        stack,
        inCodeableConcept,
        checkDisplay,
        child,
        extensionUrl,
        progress,
        mode);
  }

  @Override
  public ResolvedReference localResolve(
      String reference,
      NodeStack stack,
      List<ValidationMessage> errors,
      String path,
      Element root,
      Element group,
      Element source,
      BooleanHolder ok,
      BooleanHolder stop) {
    Optional<Element> target = entries.target(reference, stack.getElement());
    if (target.isEmpty()) {
      return super.localResolve(reference, stack, errors, path, root, group, source, ok, stop);
    }
    ResolvedReference resolved = new ResolvedReference();
    resolved.setResource(target.get());
    resolved.setFocus(target.get());
    resolved.setExternal(false);
    resolved.setStack(new NodeStack(context, null, target.get(), NO_LANGUAGE));
    resolved.setVia(stack);
    resolved.getStack().pathComment(target.get().fhirType() + "/" + target.get().getIdBase());
    return resolved;
  }
}
