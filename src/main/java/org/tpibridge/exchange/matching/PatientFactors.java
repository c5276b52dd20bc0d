package org.tpibridge.exchange.matching;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/**
 * Compares a patient of this store with a record of an EHR, factor by factor. A score is not used:
 * {@code docs/decisions/0039-matching-patients.md}.
 */
record PatientFactors(
    Agreement identifier, Agreement birthDate, Agreement family, Agreement given, Agreement sex) {

  enum Agreement {
    EQUAL("equal"),
    DIFFERENT("different"),
    /** At least one of the two records does not state it. */
    NOT_STATED("not stated by both");

    private final String word;

    Agreement(String word) {
      this.word = word;
    }
  }

  /**
   * @param expected identifiers of the patient, in the systems of the EHR
   */
  static PatientFactors of(Patient ours, List<Identifier> expected, Patient theirs) {
    return new PatientFactors(
        identifier(expected, theirs),
        birthDate(ours, theirs),
        texts(families(ours), families(theirs)),
        texts(givens(ours), givens(theirs)),
        sex(ours, theirs));
  }

  /**
   * Whether the records are the same with certainty. The identifier and the birth date must agree;
   * without a birth date, the whole name. Nothing may speak against it, except that one of the two
   * names has changed.
   */
  boolean isCertain() {
    return identifier == Agreement.EQUAL && isPersonCertain();
  }

  /** The same without an identifier, for a record that the EHR itself calls a certain match. */
  boolean isPersonCertain() {
    boolean sameName = family == Agreement.EQUAL && given == Agreement.EQUAL;
    boolean otherName = family == Agreement.DIFFERENT && given == Agreement.DIFFERENT;
    return sex != Agreement.DIFFERENT
        && !otherName
        && (birthDate == Agreement.EQUAL || (birthDate == Agreement.NOT_STATED && sameName));
  }

  /** Whether it is another person: the same authority gives another identifier to another name. */
  boolean isAnotherPerson() {
    return identifier == Agreement.DIFFERENT && family == Agreement.DIFFERENT;
  }

  /** For users, without values. */
  String explanation() {
    return "identifier: "
        + identifier.word
        + "; birth date: "
        + birthDate.word
        + "; last name: "
        + family.word
        + "; first name: "
        + given.word
        + "; sex: "
        + sex.word;
  }

  private static Agreement identifier(List<Identifier> expected, Patient theirs) {
    boolean equal =
        theirs.getIdentifier().stream()
            .anyMatch(
                one ->
                    expected.stream()
                        .anyMatch(
                            our ->
                                our.getSystem().equals(one.getSystem())
                                    && our.getValue().equals(one.getValue())));
    if (equal) {
      return Agreement.EQUAL;
    }
    // An identifier of another authority says nothing.
    boolean other =
        theirs.getIdentifier().stream()
            .anyMatch(
                one -> expected.stream().anyMatch(our -> our.getSystem().equals(one.getSystem())));
    return other ? Agreement.DIFFERENT : Agreement.NOT_STATED;
  }

  private static Agreement birthDate(Patient ours, Patient theirs) {
    String one = ours.getBirthDateElement().getValueAsString();
    String other = theirs.getBirthDateElement().getValueAsString();
    if (one == null || other == null) {
      return Agreement.NOT_STATED;
    }
    int common = Math.min(one.length(), other.length());
    if (!one.substring(0, common).equals(other.substring(0, common))) {
      return Agreement.DIFFERENT;
    }
    // The year alone agrees for too many people.
    return one.length() == other.length() ? Agreement.EQUAL : Agreement.NOT_STATED;
  }

  private static Agreement sex(Patient ours, Patient theirs) {
    return isStated(ours.getGender()) && isStated(theirs.getGender())
        ? ours.getGender() == theirs.getGender() ? Agreement.EQUAL : Agreement.DIFFERENT
        : Agreement.NOT_STATED;
  }

  /** {@code other} is used for many reasons, so it neither agrees nor differs. */
  private static boolean isStated(AdministrativeGender gender) {
    return gender == AdministrativeGender.FEMALE || gender == AdministrativeGender.MALE;
  }

  private static Agreement texts(Set<String> ours, Set<String> theirs) {
    if (ours.isEmpty() || theirs.isEmpty()) {
      return Agreement.NOT_STATED;
    }
    Set<String> common = new HashSet<>(ours);
    common.retainAll(theirs);
    return common.isEmpty() ? Agreement.DIFFERENT : Agreement.EQUAL;
  }

  /** Also former names, because a record may be older than a marriage. */
  private static Set<String> families(Patient patient) {
    return patient.getName().stream()
        .map(HumanName::getFamily)
        .filter(name -> name != null)
        .map(PatientFactors::normalized)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  /** First given names. */
  private static Set<String> givens(Patient patient) {
    return patient.getName().stream()
        .flatMap(name -> name.getGiven().stream().limit(1))
        .map(StringType::getValue)
        .filter(name -> name != null)
        .map(PatientFactors::normalized)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private static String normalized(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^\\p{L}]", "")
        .toLowerCase(Locale.ROOT);
  }
}
