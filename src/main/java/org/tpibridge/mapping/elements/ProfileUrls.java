package org.tpibridge.mapping.elements;

/** The profiles that resources claim in {@code meta.profile}. */
public final class ProfileUrls {
  public static final String BUNDLE = CanonicalUrls.structure("tpi-visit-bundle");
  public static final String SESSION = CanonicalUrls.structure("tpi-session-procedure");
  public static final String BODY_STRUCTURE = CanonicalUrls.structure("tpi-body-structure");
  public static final String SITE = CanonicalUrls.structure("tpi-site-procedure");
  public static final String MEDICATION = CanonicalUrls.structure("tpi-medication-administration");
  public static final String PAIN = CanonicalUrls.structure("tpi-pain-score");
  public static final String RELIEF = CanonicalUrls.structure("tpi-percent-relief");
  public static final String PEG = CanonicalUrls.structure("tpi-peg-score");
  public static final String TWITCH = CanonicalUrls.structure("tpi-twitch-response");
  public static final String SCREENING = CanonicalUrls.structure("tpi-screening");
  public static final String ALLERGY = CanonicalUrls.structure("tpi-allergy-intolerance");
  public static final String CONSENT = CanonicalUrls.structure("tpi-consent");
  public static final String GOAL = CanonicalUrls.structure("tpi-goal");
  public static final String RED_FLAGS = CanonicalUrls.structure("tpi-red-flags");
  public static final String AFTERCARE_PLAN = CanonicalUrls.structure("tpi-aftercare-plan");
  public static final String PROVENANCE = CanonicalUrls.structure("tpi-provenance");
  public static final String BODY_WEIGHT = "http://hl7.org/fhir/StructureDefinition/bodyweight";

  private ProfileUrls() {}
}
