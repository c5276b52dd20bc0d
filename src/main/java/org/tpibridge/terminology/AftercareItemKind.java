package org.tpibridge.terminology;

/** What an item of an aftercare protocol asks of the patient. */
enum AftercareItemKind {
  DO,
  AVOID,
  /** To watch and write down. */
  TRACK,
  FOLLOW_UP,
  /** A reason to call the clinic; not an activity. */
  RED_FLAG
}
