package org.tpibridge.source;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Quoted;
import org.tpibridge.source.JsonValue.Num;
import org.tpibridge.source.JsonValue.Obj;
import org.tpibridge.source.JsonValue.Str;
import org.tpibridge.terminology.Similar;

/**
 * An object of a visit, read member by member; problems are noted where they stand.
 *
 * @param pointer to the object, below the visit
 */
record JsonItem(Obj object, String pointer, JsonFrame frame, Remarks remarks) {

  /** Warns of members that have no meaning here, and refuses those that come twice. */
  JsonItem checkedFor(List<String> names) {
    object
        .members()
        .forEach(
            (name, value) -> {
              if (!names.contains(name)) {
                unknown(name, names);
              }
            });
    object
        .doubled()
        .forEach(
            (name, offset) ->
                remarks
                    .at(frame.place(offset, pointer + "/" + JsonFrame.escaped(name)))
                    .error(
                        Codes.DOUBLED_PROPERTY,
                        Quoted.of(name) + " is told twice. Delete one of the two."));
    return this;
  }

  private void unknown(String name, List<String> names) {
    String message = Quoted.of(name) + " is not known here and is left out.";
    List<String> near = Similar.to(name, names);
    if (near.isEmpty()) {
      note(name).warning(Codes.UNKNOWN_PROPERTY, message);
    } else {
      note(name).warning(Codes.UNKNOWN_PROPERTY, message, near.get(0));
    }
  }

  /** At a member, or at the object where it lacks the member. */
  Note note(String name) {
    JsonValue value = object.members().get(name);
    return remarks.at(
        value == null
            ? frame.place(object.offset(), pointer)
            : frame.place(value.offset(), pointer + "/" + JsonFrame.escaped(name)));
  }

  Optional<String> string(String name) {
    return object
        .get(name)
        .flatMap(
            value -> {
              if (value instanceof Str string) {
                return CellText.checked(
                    name,
                    CellText.MAX_CHARACTERS,
                    CellText.squeeze(string.text()),
                    () -> note(name));
              }
              wrongType(name, "a string, in quotation marks", value);
              return Optional.empty();
            });
  }

  Optional<String> requiredString(String name) {
    int errors = remarks.errors();
    Optional<String> string = string(name);
    if (string.isEmpty() && remarks.errors() == errors) {
      note(name).error(Codes.MISSING, name + " is missing here.");
    }
    return string;
  }

  /** The digits of a number. */
  Optional<String> digits(String name) {
    return object
        .get(name)
        .flatMap(
            value -> {
              if (value instanceof Num number) {
                return Optional.of(number.text());
              }
              wrongType(name, "a number, without quotation marks", value);
              return Optional.empty();
            });
  }

  Optional<Integer> whole(String name, int least, int most) {
    return digits(name)
        .flatMap(
            digits -> {
              Optional<Integer> whole = Wholes.parse(JsonNumbers.whole(digits), least, most);
              if (whole.isEmpty()) {
                note(name)
                    .error(
                        Codes.NUMBER,
                        name + " is a whole number from " + least + " to " + most + ".");
              }
              return whole;
            });
  }

  Optional<BigDecimal> aboveZero(String name) {
    return digits(name)
        .flatMap(digits -> Decimals.read(JsonNumbers.plain(digits), name, note(name)))
        .filter(
            number -> {
              if (number.signum() == 0) {
                note(name).error(Codes.NUMBER, name + " is above zero.");
              }
              return number.signum() > 0;
            });
  }

  Optional<JsonItem> item(String name, List<String> names) {
    return object
        .get(name)
        .flatMap(
            value -> {
              if (value instanceof Obj member) {
                return Optional.of(
                    new JsonItem(member, pointer + "/" + name, frame, remarks).checkedFor(names));
              }
              wrongType(name, "an object", value);
              return Optional.empty();
            });
  }

  void wrongType(String name, String wanted, JsonValue value) {
    note(name).error(Codes.JSON_TYPE, name + " is " + wanted + ", not " + value.kind() + ".");
  }
}
