package org.tpibridge.mapping.elements;

/** The role of a resource in its visit. Roles are part of ids, so their names must not change. */
public enum ResourceRole {
  PATIENT("patient"),
  PRACTITIONER("practitioner"),
  ORGANIZATION("organization"),
  LOCATION("location"),
  ENCOUNTER("encounter"),
  CONDITION("condition"),
  SESSION("session"),
  BODY_STRUCTURE("body-structure"),
  SITE("site"),
  MEDICATION("medication"),
  WEIGHT("weight"),
  PAIN("pain"),
  RELIEF_REPORTED("relief-reported"),
  RELIEF_CALCULATED("relief-calculated"),
  PEG("peg"),
  TWITCH("twitch"),
  SCREENING("screening"),
  ALLERGY("allergy"),
  CONSENT("consent"),
  GOAL("goal"),
  RED_FLAGS("red-flags"),
  CARE_PLAN("care-plan"),
  PROVENANCE("provenance"),
  /** For EHRs that do not take the resources of a visit; no visit contains it. */
  DOCUMENT("document"),
  BUNDLE("bundle");

  private final String idPart;

  ResourceRole(String idPart) {
    this.idPart = idPart;
  }

  public String idPart() {
    return idPart;
  }

  /** Whether visits share the resource; it is looked up before it is created. */
  public boolean isShared() {
    return switch (this) {
      case PATIENT, PRACTITIONER, ORGANIZATION, LOCATION, ALLERGY -> true;
      default -> false;
    };
  }
}
