package org.tpibridge.store.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.StringType;
import org.tpibridge.store.search.IndexValue.StringValue;

/** Normalizes strings to compare them without case, accents and punctuation (FHIR R4, search). */
final class StringNormalizer {
  /** Length of the part in the index key, in characters. Most names and places are shorter. */
  private static final int START = 60;

  private static final Pattern IGNORED = Pattern.compile("[\\p{M}\\p{P}]+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\h]+");

  private StringNormalizer() {}

  static void add(String parameter, Base value, Consumer<IndexValue> index) {
    if (value instanceof HumanName name) {
      add(parameter, name.getFamily(), index);
      name.getGiven().forEach(each -> add(parameter, each, index));
      name.getPrefix().forEach(each -> add(parameter, each, index));
      name.getSuffix().forEach(each -> add(parameter, each, index));
      add(parameter, name.getText(), index);
    } else if (value instanceof Address address) {
      address.getLine().forEach(each -> add(parameter, each, index));
      add(parameter, address.getCity(), index);
      add(parameter, address.getDistrict(), index);
      add(parameter, address.getState(), index);
      add(parameter, address.getPostalCode(), index);
      add(parameter, address.getCountry(), index);
      add(parameter, address.getText(), index);
    } else if (value instanceof StringType text) {
      add(parameter, text.getValue(), index);
    }
  }

  private static void add(String parameter, StringType value, Consumer<IndexValue> index) {
    add(parameter, value.getValue(), index);
  }

  private static void add(String parameter, String value, Consumer<IndexValue> index) {
    if (value != null && !value.isBlank()) {
      index.accept(new StringValue(parameter, normal(value), value));
    }
  }

  /** The end of the part of a normalized string that is in the index key. */
  static int startEnd(String normal) {
    if (normal.length() <= START) {
      return normal.length();
    }
    return Character.isHighSurrogate(normal.charAt(START - 1)) ? START - 1 : START;
  }

  static String normal(String text) {
    String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    String plain = IGNORED.matcher(apart).replaceAll("");
    return SPACES.matcher(plain).replaceAll(" ").strip();
  }
}
