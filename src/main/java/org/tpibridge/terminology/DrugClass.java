package org.tpibridge.terminology;

/** The purpose of a drug in a trigger point injection. */
public enum DrugClass {
  LOCAL_ANESTHETIC,
  CORTICOSTEROID,
  /** A non-steroidal anti-inflammatory drug. */
  NSAID,
  /** Saline or water, as a diluent or on its own. */
  DILUENT,
  /** Epinephrine, which prolongs the effect of an anesthetic. */
  VASOCONSTRICTOR,
  OTHER
}
