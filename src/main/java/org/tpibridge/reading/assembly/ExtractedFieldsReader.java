package org.tpibridge.reading.assembly;

import org.tpibridge.reading.canonical.ItemGrammar;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.reading.shorthand.Shorthand;
import org.tpibridge.terminology.Terminology;

/** Reads the fields that were extracted from a record of another format. */
public record ExtractedFieldsReader(
    ItemGrammar grammar, Shorthand shorthand, Terminology terminology) {

  /**
   * Reads the fields of one record.
   *
   * @param recordFindings receives findings; uses the same places
   */
  public ExtractedRecordFields read(
      ExtractedFields extracted, RecordFindings recordFindings, FieldPlaces fieldPlaces) {
    return new ExtractedRecordFields(
        extracted, grammar, shorthand, terminology, recordFindings, fieldPlaces);
  }
}
