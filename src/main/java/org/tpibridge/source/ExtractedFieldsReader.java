package org.tpibridge.source;

import org.tpibridge.source.shorthand.Shorthand;
import org.tpibridge.source.telling.Telling;
import org.tpibridge.terminology.Terminology;

/** Reads the fields that were extracted from a record of a foreign format. */
record ExtractedFieldsReader(Grammar grammar, Shorthand shorthand, Terminology terminology) {

  /**
   * The fields of one record.
   *
   * @param remarks whose places are these
   */
  TellingTold read(Telling telling, Remarks remarks, ToldPlaces places) {
    return new TellingTold(telling, grammar, shorthand, terminology, remarks, places);
  }
}
