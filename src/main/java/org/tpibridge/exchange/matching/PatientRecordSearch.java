package org.tpibridge.exchange.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Patient.PatientLinkComponent;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.EhrSearch;
import org.tpibridge.exchange.client.EhrSearch.SearchResult;
import org.tpibridge.exchange.preflight.EhrCapabilities;
import org.tpibridge.exchange.preflight.TypeCapabilities;
import org.tpibridge.exchange.settings.MatchingPolicy;
import org.tpibridge.mapping.elements.ConditionalQuery;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;

/**
 * Finds the record of a patient in an EHR: by an exact identifier and a second factor, then by
 * {@code $match}. Everything else is for a person to decide.
 */
public final class PatientRecordSearch {
  private static final String MATCH_GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";
  private static final String CERTAIN = "certain";
  private static final int MAX_CANDIDATES = 10;
  private static final int MAX_LINKS = 3;

  private final EhrClient client;
  private final TypeCapabilities capabilities;
  private final MatchingPolicy policy;

  public PatientRecordSearch(
      EhrClient client, EhrCapabilities capabilities, MatchingPolicy policy) {
    this.client = client;
    this.capabilities = capabilities.of("Patient");
    this.policy = policy;
  }

  /**
   * Compares two records.
   *
   * @return why they are the same, factor by factor and without values; empty if that is not
   *     certain
   */
  public static Optional<String> certainty(Patient ours, Patient theirs, MatchingPolicy policy) {
    return Optional.of(PatientFactors.of(ours, expected(ours, policy), theirs))
        .filter(PatientFactors::isCertain)
        .map(PatientFactors::explanation);
  }

  private static List<Identifier> expected(Patient ours, MatchingPolicy policy) {
    return ours.getIdentifier().stream()
        .filter(one -> one.hasSystem() && one.hasValue())
        .map(
            one ->
                new Identifier()
                    .setSystem(policy.remoteSystem(one.getSystem()))
                    .setValue(one.getValue()))
        .toList();
  }

  public MatchResult match(Patient ours) {
    List<Identifier> expected = expected(ours, policy);
    Map<String, Patient> candidates = new LinkedHashMap<>();
    if (capabilities.canSearchBy("identifier")) {
      for (Identifier identifier : expected) {
        Optional<EhrReply> failure = addFound(identifier, candidates);
        if (failure.isPresent()) {
          return new MatchResult.Failed(failure.get());
        }
      }
    }
    if (!candidates.isEmpty()) {
      return decided(ours, expected, candidates);
    }
    return policy.matchOperation() && capabilities.operations().contains("match")
        ? byOperation(ours, expected)
        : new MatchResult.None("No record has the identifier of the patient.");
  }

  private Optional<EhrReply> addFound(Identifier identifier, Map<String, Patient> candidates) {
    String query =
        ConditionalQuery.identifier(identifier.getSystem(), identifier.getValue())
            .replace("|", "%7C");
    SearchResult result = EhrSearch.lookUp(client, "Patient?" + query);
    if (result instanceof SearchResult.Failed failed) {
      return Optional.of(failed.reply());
    }
    for (Resource found : ((SearchResult.Found) result).resources()) {
      if (found instanceof Patient patient) {
        EhrReply failure = addSurviving(patient, candidates, 0);
        if (failure != null) {
          return Optional.of(failure);
        }
      }
    }
    return Optional.empty();
  }

  /** A record that was merged into another one is not used; the other one is. */
  private EhrReply addSurviving(Patient found, Map<String, Patient> candidates, int depth) {
    Optional<String> replacement =
        found.getLink().stream()
            .filter(link -> link.getType() == LinkType.REPLACEDBY)
            .map(PatientLinkComponent::getOther)
            .map(other -> other.getReferenceElement().toUnqualifiedVersionless().getValue())
            .filter(reference -> reference != null && reference.startsWith("Patient/"))
            .findFirst();
    if (replacement.isEmpty() || depth == MAX_LINKS) {
      candidates.put(EhrSearch.name(found), found);
      return null;
    }
    EhrReply reply = client.send(EhrRequest.read(replacement.get()));
    if (reply instanceof Success success
        && success.resource().orElse(null) instanceof Patient surviving) {
      return addSurviving(surviving, candidates, depth + 1);
    }
    return reply;
  }

  private static MatchResult decided(
      Patient ours, List<Identifier> expected, Map<String, Patient> candidates) {
    Map<String, PatientFactors> factors = new LinkedHashMap<>();
    candidates.forEach(
        (name, theirs) -> factors.put(name, PatientFactors.of(ours, expected, theirs)));
    if (factors.size() == 1) {
      Map.Entry<String, PatientFactors> only = factors.entrySet().iterator().next();
      if (only.getValue().isCertain()) {
        return new MatchResult.Matched(
            only.getKey(), MatchMethod.IDENTIFIER, only.getValue().explanation());
      }
    }
    return undecided(factors);
  }

  private MatchResult byOperation(Patient ours, List<Identifier> expected) {
    Patient question = ours.copy();
    question.setIdElement(null).setMeta(null);
    question.setText(null);
    question.setLink(null);
    question.setExtension(null);
    question.setIdentifier(new ArrayList<>(expected));
    Parameters input = new Parameters();
    input.addParameter().setName("resource").setResource(question);
    input.addParameter().setName("onlyCertainMatches").setValue(new BooleanType(false));
    input.addParameter().setName("count").setValue(new IntegerType(MAX_CANDIDATES));
    EhrReply reply = client.send(EhrRequest.operation("Patient/$match", input));
    if (!(reply instanceof Success success
        && success.resource().orElse(null) instanceof Bundle answer)) {
      return new MatchResult.Failed(reply);
    }
    Map<String, PatientFactors> factors = new LinkedHashMap<>();
    List<String> certain = new ArrayList<>();
    for (BundleEntryComponent entry : answer.getEntry()) {
      if (entry.getResource() instanceof Patient theirs && theirs.hasIdElement()) {
        String name = EhrSearch.name(theirs);
        PatientFactors compared = PatientFactors.of(ours, expected, theirs);
        // Servers also return records that resemble the patient in little.
        if (!compared.isAnotherPerson()) {
          factors.put(name, compared);
          if (isCertain(entry)) {
            certain.add(name);
          }
        }
      }
    }
    if (factors.isEmpty()) {
      return new MatchResult.None(
          "No record has the identifier of the patient, and Patient/$match found none.");
    }
    // A grade, not the score: servers use it for anything.
    if (certain.size() == 1 && factors.get(certain.get(0)).isPersonCertain()) {
      return new MatchResult.Matched(
          certain.get(0),
          MatchMethod.MATCH_OPERATION,
          "Patient/$match: certain; " + factors.get(certain.get(0)).explanation());
    }
    return undecided(factors);
  }

  private static boolean isCertain(BundleEntryComponent entry) {
    return entry.getSearch().getExtensionByUrl(MATCH_GRADE) != null
        && entry.getSearch().getExtensionByUrl(MATCH_GRADE).getValue() instanceof CodeType grade
        && CERTAIN.equals(grade.getValue());
  }

  private static MatchResult undecided(Map<String, PatientFactors> factors) {
    return new MatchResult.Undecided(
        List.copyOf(factors.keySet()),
        factors.entrySet().stream()
            .map(one -> one.getKey() + ": " + one.getValue().explanation())
            .collect(Collectors.joining(". ")));
  }
}
