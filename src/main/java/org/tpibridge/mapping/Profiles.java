package org.tpibridge.mapping;

/** The profiles that resources claim in {@code meta.profile}. */
final class Profiles {
  static final String BUNDLE = Canonical.structure("tpi-visit-bundle");
  static final String SESSION = Canonical.structure("tpi-session-procedure");
  static final String BODY_STRUCTURE = Canonical.structure("tpi-body-structure");
  static final String SITE = Canonical.structure("tpi-site-procedure");
  static final String MEDICATION = Canonical.structure("tpi-medication-administration");
  static final String PAIN = Canonical.structure("tpi-pain-score");
  static final String RELIEF = Canonical.structure("tpi-percent-relief");
  static final String TWITCH = Canonical.structure("tpi-twitch-response");
  static final String SCREENING = Canonical.structure("tpi-screening");
  static final String CONSENT = Canonical.structure("tpi-consent");
  static final String GOAL = Canonical.structure("tpi-goal");
  static final String RED_FLAGS = Canonical.structure("tpi-red-flags");
  static final String AFTERCARE_PLAN = Canonical.structure("tpi-aftercare-plan");
  static final String PROVENANCE = Canonical.structure("tpi-provenance");
  static final String BODY_WEIGHT = "http://hl7.org/fhir/StructureDefinition/bodyweight";

  private Profiles() {}
}
