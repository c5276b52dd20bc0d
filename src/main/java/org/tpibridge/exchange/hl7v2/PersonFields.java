package org.tpibridge.exchange.hl7v2;

import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.StringType;
import org.tpibridge.exchange.settings.Hl7TargetSettings.AssigningAuthority;
import org.tpibridge.mapping.elements.ExtensionUrls;
import org.tpibridge.mapping.elements.StandardCode;

/** Fields about people, with their components. */
final class PersonFields {
  /** The OID of national provider identifiers. */
  private static final String NPI_OID = "2.16.840.1.113883.4.6";

  private PersonFields() {}

  /** Table 0203; empty for an identifier of another kind. */
  static String identifierType(Identifier identifier) {
    boolean isMrn =
        identifier
            .getType()
            .hasCoding(
                StandardCode.MEDICAL_RECORD_NUMBER.system(),
                StandardCode.MEDICAL_RECORD_NUMBER.code());
    return isMrn ? StandardCode.MEDICAL_RECORD_NUMBER.code() : "";
  }

  static String identifier(
      SegmentBuilder segment, Identifier identifier, AssigningAuthority authority, String type) {
    String assigner =
        SegmentBuilder.withoutTrailing(
            segment.escaped(authority.namespace())
                + "&"
                + segment.escaped(authority.universalId())
                + "&"
                + segment.escaped(authority.universalIdType()),
            '&');
    return SegmentBuilder.withoutTrailing(
        segment.escaped(identifier.getValue()) + "^^^" + assigner + "^" + type, '^');
  }

  /** Name type U is an unspecified name. Whether a name is the legal one is not recorded. */
  static String patientName(SegmentBuilder pid, Patient patient) {
    HumanName name = patient.getNameFirstRep();
    String family = name.getFamily() == null ? "" : name.getFamily();
    String given = given(name);
    if (family.isEmpty() && given.isEmpty()) {
      String text = name.getText() == null ? "" : name.getText();
      return pid.joined(text, "", "", "", "", "", "U");
    }
    return pid.joined(family, given);
  }

  private static String given(HumanName name) {
    return name.getGiven().stream()
        .map(StringType::getValue)
        .filter(part -> part != null)
        .collect(Collectors.joining(" "));
  }

  /** Table 0001; empty if it is not recorded. */
  static String sex(Patient patient) {
    if (patient.getGender() == null
        || patient.getGenderElement().hasExtension(ExtensionUrls.DATA_ABSENT_REASON)) {
      return "";
    }
    return switch (patient.getGender()) {
      case FEMALE -> "F";
      case MALE -> "M";
      case OTHER -> "O";
      case UNKNOWN -> "U";
      case NULL -> "";
    };
  }

  /** By NPI and name. */
  static String clinician(SegmentBuilder segment, Practitioner practitioner, Optional<String> npi) {
    HumanName name = practitioner.getNameFirstRep();
    boolean isOrdered = name.getFamily() != null;
    String text = name.getText() == null ? "" : name.getText();
    String family = segment.escaped(isOrdered ? name.getFamily() : text);
    String given = isOrdered ? segment.escaped(given(name)) : "";
    String person = "^" + family + "^" + given;
    return npi.map(digits -> segment.escaped(digits) + person + "^^^^^^&" + NPI_OID + "&ISO^^^^NPI")
        .orElseGet(() -> SegmentBuilder.withoutTrailing(person, '^'));
  }
}
