package org.tpibridge.mapping.elements;

import org.hl7.fhir.r4.model.Coding;
import org.tpibridge.terminology.CodeSystems;

/** Codes of TPI Bridge's code systems that are maintained with the profiles. */
public enum TpiBridgeCode {
  INJECTION_SESSION(
      "tpi-procedure", "trigger-point-injection-session", "Trigger point injection session"),
  DRY_NEEDLING_SESSION("tpi-procedure", "dry-needling-session", "Dry needling session"),
  INJECTION_SITE(
      "tpi-procedure", "trigger-point-injection-site", "Trigger point injection into one muscle"),
  DRY_NEEDLING_SITE("tpi-procedure", "dry-needling-site", "Dry needling of one muscle"),
  VISIT_TYPE(
      "tpi-encounter-type", "trigger-point-injection-visit", "Trigger point injection visit"),
  RELIEF_REPORTED("tpi-observation", "relief-reported", "Patient-reported pain relief"),
  RELIEF_CALCULATED(
      "tpi-observation", "relief-calculated", "Pain relief calculated from two scores"),
  TWITCH("tpi-observation", "twitch-response", "Local twitch response"),
  BEFORE("tpi-assessment-phase", "before", "Before the injection"),
  IMMEDIATELY_AFTER("tpi-assessment-phase", "immediately-after", "Immediately after the injection"),
  TWO_HOURS("tpi-assessment-phase", "2h", "About two hours after"),
  ONE_TO_THREE_DAYS("tpi-assessment-phase", "24-72h", "One to three days after"),
  SIX_WEEKS("tpi-assessment-phase", "6w-or-later", "Six weeks or later"),
  LATER("tpi-assessment-phase", "later", "Later, between the named phases"),
  RED_FLAGS("tpi-communication", "red-flags", "Red flags");

  private final String system;
  private final String code;
  private final String display;

  TpiBridgeCode(String system, String code, String display) {
    this.system = CodeSystems.own(system);
    this.code = code;
    this.display = display;
  }

  String system() {
    return system;
  }

  String code() {
    return code;
  }

  public String display() {
    return display;
  }

  public Coding coding() {
    return new Coding(system, code, display);
  }

  public boolean is(Coding coding) {
    return code.equals(coding.getCode()) && system.equals(coding.getSystem());
  }
}
