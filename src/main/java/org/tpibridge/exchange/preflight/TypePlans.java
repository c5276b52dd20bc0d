package org.tpibridge.exchange.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tpibridge.exchange.ExchangedTypes;
import org.tpibridge.exchange.preflight.PreflightReport.Evidence;
import org.tpibridge.exchange.preflight.PreflightReport.TypePlan;
import org.tpibridge.exchange.preflight.PreflightReport.Use;
import org.tpibridge.exchange.preflight.SendMethods.Choice;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.WriteProfile.TypeWrites;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;

/** Says for each resource type how it is sent to an EHR, why, and what will not arrive. */
final class TypePlans {
  private static final String ALL = "all resources of this type";

  private final EhrSettings ehr;
  private final EhrCapabilities declared;
  private final EhrCapabilities usable;
  private final SendMethods methods;
  private final List<ProvenCapability> observed;

  /**
   * @param declared by the EHR
   * @param observed what earlier writes showed
   */
  TypePlans(EhrSettings ehr, EhrCapabilities declared, List<ProvenCapability> observed) {
    this.ehr = ehr;
    this.declared = declared;
    this.observed = observed;
    this.usable = CapabilitySource.usable(declared, ehr, observed);
    this.methods = new SendMethods(usable);
  }

  List<TypePlan> all() {
    List<TypePlan> plans = new ArrayList<>();
    ExchangedTypes.DOCUMENTED.forEach(type -> plans.add(documented(type)));
    plans.add(document());
    ExchangedTypes.MATCHED.forEach(type -> plans.add(matched(type)));
    return plans;
  }

  private TypePlan documented(String type) {
    if (ehr.push().unsentTypes().contains(type)) {
      return plan(
          type,
          Use.NOTHING,
          new Choice(SendMethod.NONE, "excluded by the setting unsent-types"),
          Evidence.SETTINGS,
          Optional.of(ALL));
    }
    return sent(type, methods.of(type));
  }

  private TypePlan sent(String type, Choice choice) {
    return switch (choice.method()) {
      case NONE ->
          plan(type, Use.NOTHING, explained(type, choice), withoutCreate(type), Optional.of(ALL));
      case DOCUMENT, MESSAGE ->
          plan(
              type,
              Use.SENT,
              explained(type, choice),
              withoutCreate(type),
              Optional.of("resources with codes (only text in the document)"));
      default -> plan(type, Use.SENT, choice, evidence(type), partly(type));
    };
  }

  /** What the EHR declares may be corrected by the settings or by what was observed. */
  private Choice explained(String type, Choice choice) {
    if (!ehr.writes().of(type).accepted()) {
      return new Choice(choice.method(), "the write profile excludes " + type);
    }
    return withoutCreate(type) == Evidence.REFUSED
        ? new Choice(
            choice.method(), "the EHR refused it: " + refusals(type).orElse("no reason known"))
        : choice;
  }

  private Evidence withoutCreate(String type) {
    if (!ehr.hasFhir()
        || !ehr.writes().of(type).accepted()
        || (declared.of(type).can("create") && ehr.capabilities().types().containsKey(type))) {
      return Evidence.SETTINGS;
    }
    return refusals(type).isPresent() ? Evidence.REFUSED : Evidence.NOT_DECLARED;
  }

  private Evidence evidence(String type) {
    if (observed.stream().anyMatch(one -> one.accepted() && one.resourceType().equals(type))) {
      return Evidence.PROVEN;
    }
    return ehr.capabilities().file().isPresent() || ehr.capabilities().types().containsKey(type)
        ? Evidence.SETTINGS
        : Evidence.DECLARED;
  }

  private TypePlan document() {
    String type = ExchangedTypes.DOCUMENT;
    boolean needed =
        ExchangedTypes.DOCUMENTED.stream()
            .filter(each -> !ehr.push().unsentTypes().contains(each))
            .anyMatch(
                each ->
                    methods.of(each).method().isDocument()
                        || !conditions(ehr.writes().of(each)).isEmpty());
    if (usable.documentMessages() && !usable.of(type).can("create")) {
      return plan(
          type,
          needed ? Use.SENT : Use.NOTHING,
          needed
              ? new Choice(
                  SendMethod.MESSAGE,
                  "one for each visit (hl7v2), with what is sent in no other way")
              : new Choice(SendMethod.NONE, "everything that is sent goes as resources"),
          Evidence.SETTINGS,
          Optional.empty());
    }
    if (!usable.of(type).can("create")) {
      return plan(
          type,
          Use.NOTHING,
          new Choice(SendMethod.NONE, explained(type, methods.of(type)).reason()),
          withoutCreate(type),
          Optional.empty());
    }
    return needed
        ? plan(
            type,
            Use.SENT,
            new Choice(
                methods.of(type).method(), "one for each visit, with what is sent in no other way"),
            evidence(type),
            partly(type))
        : plan(
            type,
            Use.NOTHING,
            new Choice(SendMethod.NONE, "everything that is sent goes as resources"),
            evidence(type),
            Optional.empty());
  }

  private TypePlan matched(String type) {
    if (!ehr.hasFhir()) {
      return plan(
          type,
          Use.NOTHING,
          new Choice(
              SendMethod.NONE,
              type.equals("Patient")
                  ? "the receiver finds patients by the identifiers in messages"
                  : "the EHR has no FHIR API that could be searched"),
          Evidence.SETTINGS,
          Optional.empty());
    }
    TypeCapabilities capabilities = usable.of(type);
    boolean createdIfMissing =
        ehr.push().createReferences() && methods.of(type).method().isResource();
    List<String> ways = new ArrayList<>();
    if (capabilities.canSearchBy("identifier")) {
      ways.add("identifier");
    }
    if (type.equals("Patient")
        && ehr.matching().matchOperation()
        && capabilities.operations().contains("match")) {
      ways.add("$match");
    }
    if (type.equals("Encounter") && capabilities.canSearchBy("patient")) {
      ways.add("patient and day");
    }
    if (createdIfMissing) {
      Choice choice = methods.of(type);
      return plan(
          type,
          Use.SENT,
          new Choice(
              choice.method(),
              "create-references is set; "
                  + (ways.isEmpty() ? "the EHR has no search for it" : "first by " + list(ways))),
          evidence(type),
          Optional.empty());
    }
    String policy =
        ehr.push().createReferences() ? "the EHR accepts no new ones" : "create-references is off";
    if (ways.isEmpty()) {
      return plan(
          type,
          Use.NOTHING,
          new Choice(SendMethod.NONE, "the EHR has no search for it, and " + policy),
          Evidence.NOT_DECLARED,
          Optional.of(
              type.equals("Patient")
                  ? "anything, until the patients are matched by hand (tpi-bridge match)"
                  : "references to " + type));
    }
    return plan(
        type,
        Use.MATCHED,
        new Choice(SendMethod.NONE, "by " + list(ways) + "; " + policy),
        Evidence.DECLARED,
        Optional.of(
            type.equals("Patient")
                ? "visits of patients whom the EHR does not have"
                : "references to " + type + " that the EHR does not have"));
  }

  private static String list(List<String> ways) {
    return String.join(", then ", ways);
  }

  /** What is sent of a type, but does not arrive whole. */
  private Optional<String> partly(String type) {
    List<String> missing = new ArrayList<>();
    String conditions = conditions(ehr.writes().of(type));
    if (!conditions.isEmpty()) {
      missing.add(conditions + (methods.hasDocuments() ? " (only text in the document)" : ""));
    }
    if (!usable.of(type).can("update")) {
      missing.add(
          methods.ofUpdate(type).method().isDocument()
              ? "changes of the resource, because update is not declared (they are sent as a"
                  + " document)"
              : "corrections and withdrawals, because update is not declared");
    }
    observed.stream()
        .filter(one -> one.accepted() && one.resourceType().equals(type))
        .map(ProvenCapability::details)
        .filter(details -> details.startsWith("dropped: "))
        .map(details -> details.replaceFirst("^dropped: ", "").replaceFirst(";.*$", ""))
        .forEach(missing::add);
    return missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing));
  }

  /** What the write profile excludes of a type. */
  private static String conditions(TypeWrites writes) {
    List<String> excluded = new ArrayList<>();
    if (!writes.categories().isEmpty()) {
      excluded.add("other categories than " + sorted(writes.categories()));
    }
    if (!writes.codes().isEmpty()) {
      excluded.add("other codes than " + sorted(writes.codes()));
    }
    if (!writes.requiredReferences().isEmpty()) {
      excluded.add("those without " + String.join(", ", writes.requiredReferences()));
    }
    return String.join("; ", excluded);
  }

  private static String sorted(Set<String> codes) {
    return String.join(", ", new TreeSet<>(codes));
  }

  private Optional<String> refusals(String type) {
    String found =
        observed.stream()
            .filter(one -> !one.accepted() && one.resourceType().equals(type))
            .filter(one -> !one.capability().startsWith("conditional"))
            .map(one -> one.capability() + " (" + one.details() + ")")
            .collect(Collectors.joining(", "));
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private Optional<String> observations(String type) {
    String all =
        observed.stream()
            .filter(one -> one.resourceType().equals(type))
            .map(
                one ->
                    one.capability()
                        + (one.accepted() ? ": " : " refused: ")
                        + one.details()
                        + " ("
                        + one.observed().toString().substring(0, 10)
                        + ")")
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private TypePlan plan(
      String type, Use use, Choice choice, Evidence evidence, Optional<String> missing) {
    TypeWrites writes = ehr.writes().of(type);
    return new TypePlan(
        type,
        use,
        choice.method(),
        choice.reason(),
        evidence,
        observations(type),
        missing,
        writes.landsIn(),
        writes.needsSigning());
  }
}
