package org.tpibridge.reading.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.canonical.DecimalNumbers;
import org.tpibridge.reading.canonical.FieldText;
import org.tpibridge.reading.canonical.WholeNumbers;
import org.tpibridge.reading.input.FieldFindings;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.RecordFindings;
import org.tpibridge.reading.json.JsonValue.JsonNumber;
import org.tpibridge.reading.json.JsonValue.JsonObject;
import org.tpibridge.reading.json.JsonValue.JsonString;
import org.tpibridge.terminology.SimilarWords;

/**
 * Reads the members of an object of a visit and reports problems at their place.
 *
 * @param pointer to the object, below the visit
 */
record JsonObjectReader(
    JsonObject object, String pointer, JsonRecord record, RecordFindings recordFindings) {

  /** Reports unrecognized members as warnings and repeated members as errors. */
  JsonObjectReader checkNames(List<String> names) {
    object
        .members()
        .forEach(
            (name, value) -> {
              if (!names.contains(name)) {
                reportUnknown(name, names);
              }
            });
    object
        .duplicates()
        .forEach(
            (name, offset) ->
                recordFindings
                    .atPlace(record.place(offset, pointer + "/" + JsonRecord.escaped(name)))
                    .error(
                        ReadingFindingCodes.DUPLICATE_PROPERTY,
                        QuotedText.of(name) + " is listed twice. Delete one of the two."));
    return this;
  }

  private void reportUnknown(String name, List<String> names) {
    String message = QuotedText.of(name) + " is not recognized here and was ignored.";
    List<String> near = SimilarWords.to(name, names);
    if (near.isEmpty()) {
      findingsFor(name).warning(ReadingFindingCodes.UNKNOWN_PROPERTY, message);
    } else {
      findingsFor(name).warning(ReadingFindingCodes.UNKNOWN_PROPERTY, message, near.get(0));
    }
  }

  /** Reports at a member, or at the object if the member is missing. */
  FieldFindings findingsFor(String name) {
    JsonValue value = object.members().get(name);
    return recordFindings.atPlace(
        value == null
            ? record.place(object.offset(), pointer)
            : record.place(value.offset(), pointer + "/" + JsonRecord.escaped(name)));
  }

  Optional<String> string(String name) {
    return object
        .get(name)
        .flatMap(
            value -> {
              if (value instanceof JsonString string) {
                return FieldText.validated(
                    name,
                    FieldText.MAX_CHARACTERS,
                    FieldText.collapseSpaces(string.text()),
                    () -> findingsFor(name));
              }
              wrongType(name, "a string, in quotation marks", value);
              return Optional.empty();
            });
  }

  Optional<String> requiredString(String name) {
    int errors = recordFindings.errorCount();
    Optional<String> string = string(name);
    if (string.isEmpty() && recordFindings.errorCount() == errors) {
      findingsFor(name).error(ReadingFindingCodes.MISSING, name + " is missing.");
    }
    return string;
  }

  /** The digits of a number. */
  Optional<String> digits(String name) {
    return object
        .get(name)
        .flatMap(
            value -> {
              if (value instanceof JsonNumber number) {
                return Optional.of(number.text());
              }
              wrongType(name, "a number, without quotation marks", value);
              return Optional.empty();
            });
  }

  Optional<Integer> integer(String name, int least, int most) {
    return digits(name)
        .flatMap(
            digits -> {
              Optional<Integer> whole =
                  WholeNumbers.parse(JsonNumbers.wholeNumber(digits), least, most);
              if (whole.isEmpty()) {
                findingsFor(name)
                    .error(
                        ReadingFindingCodes.NUMBER,
                        name + " must be a whole number from " + least + " to " + most + ".");
              }
              return whole;
            });
  }

  Optional<BigDecimal> positive(String name) {
    return digits(name)
        .flatMap(digits -> DecimalNumbers.read(JsonNumbers.plain(digits), name, findingsFor(name)))
        .filter(
            number -> {
              if (number.signum() == 0) {
                findingsFor(name).error(ReadingFindingCodes.NUMBER, name + " must be above zero.");
              }
              return number.signum() > 0;
            });
  }

  Optional<JsonObjectReader> item(String name, List<String> names) {
    return object
        .get(name)
        .flatMap(
            value -> {
              if (value instanceof JsonObject member) {
                return Optional.of(
                    new JsonObjectReader(member, pointer + "/" + name, record, recordFindings)
                        .checkNames(names));
              }
              wrongType(name, "an object", value);
              return Optional.empty();
            });
  }

  void wrongType(String name, String expected, JsonValue value) {
    findingsFor(name)
        .error(
            ReadingFindingCodes.JSON_TYPE,
            name + " must be " + expected + ", not " + value.kind() + ".");
  }
}
