package org.tpibridge.exchange.pull;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Winner;
import org.tpibridge.exchange.matching.PatientRecordSearch;
import org.tpibridge.importing.patients.EhrDemographics.DemographicsResult;
import org.tpibridge.importing.patients.EhrDemographics.EhrRecord;
import org.tpibridge.importing.patients.EhrDemographics.Maintainer;
import org.tpibridge.mapping.PatientDemographics;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.visit.Column;

/** Compares the record that an EHR has of a patient with the patient of this store. */
final class PulledDemographics {
  private static final int FULL_DATE = "2024-03-04".length();

  /** Names that are not the current one. */
  private static final Set<NameUse> OTHER_NAMES =
      EnumSet.of(NameUse.OLD, NameUse.MAIDEN, NameUse.NICKNAME, NameUse.ANONYMOUS, NameUse.TEMP);

  private final PullTarget target;
  private final PullCounts counts;

  PulledDemographics(PullTarget target, PullCounts counts) {
    this.target = target;
    this.counts = counts;
  }

  /**
   * Applies what a new version of the record says.
   *
   * @param before the record as the EHR had it before, if that is known
   */
  void apply(StoreTransaction tx, String patientId, Patient record, Optional<Patient> before) {
    if (ReplacedRecords.isLinked(record)) {
      // Which record is the patient's is for a person to decide.
      return;
    }
    Optional<Patient> ours =
        tx.resources()
            .findShared("Patient", patientId)
            .filter(version -> !version.deleted())
            .map(version -> (Patient) FhirJsonReader.read(tx.resources().content(version.key())));
    if (ours.isEmpty()) {
      return;
    }
    boolean certain =
        PatientRecordSearch.certainty(ours.get(), record, target.settings().matching()).isPresent();
    DemographicsResult result =
        target
            .visits()
            .changes()
            .demographics()
            .apply(
                tx,
                new EhrRecord(
                    target.name(),
                    patientId,
                    demographics(record),
                    before.map(PulledDemographics::demographics),
                    certain),
                this::maintainer);
    counts.demographics(result);
  }

  private Maintainer maintainer(Column column) {
    String element =
        switch (column) {
          case BIRTH_DATE -> "Patient.birthDate";
          case SEX -> "Patient.gender";
          default -> "Patient.name";
        };
    Winner winner = target.settings().conflicts().winner(element);
    return switch (winner) {
      case CLINIC -> Maintainer.CLINIC;
      case EHR -> Maintainer.EHR;
      case PERSON -> Maintainer.PERSON;
    };
  }

  /** Only complete dates, and the name that is in use. */
  private static PatientDemographics demographics(Patient record) {
    Patient copy = record.copy();
    String birthDate = copy.getBirthDateElement().getValueAsString();
    if (birthDate != null && birthDate.length() != FULL_DATE) {
      copy.setBirthDateElement(null);
    }
    List<HumanName> names =
        copy.getName().stream()
            .filter(name -> !OTHER_NAMES.contains(name.getUse()) && !name.getPeriod().hasEnd())
            .toList();
    Optional<HumanName> name =
        names.stream()
            .filter(one -> one.getUse() == NameUse.OFFICIAL)
            .findFirst()
            .or(() -> names.stream().findFirst());
    copy.setName(name.map(List::of).orElse(null));
    return PatientDemographics.of(copy);
  }
}
