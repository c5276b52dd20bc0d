package org.tpibridge.terminology;

/** The kind of instruction that an item of an aftercare protocol gives the patient. */
enum AftercareItemKind {
  DO,
  AVOID,
  /** Something to observe and write down. */
  TRACK,
  FOLLOW_UP,
  /** A reason to call the clinic; not an activity. */
  RED_FLAG
}
