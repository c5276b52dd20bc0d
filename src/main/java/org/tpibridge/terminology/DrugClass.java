package org.tpibridge.terminology;

/** What a drug does in a trigger point injection. */
public enum DrugClass {
  LOCAL_ANESTHETIC,
  CORTICOSTEROID,
  /** A non-steroidal anti-inflammatory drug. */
  NSAID,
  /** Saline or water: the carrier, or all there is. */
  DILUENT,
  /** Epinephrine, which keeps an anesthetic where it is. */
  VASOCONSTRICTOR,
  OTHER
}
