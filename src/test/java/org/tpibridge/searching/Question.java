package org.tpibridge.searching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tpibridge.store.search.SearchQueryParser.RequestedParameter;

/**
 * A search, such as {@code Observation?code=a&date=gt2024}. Values are escaped as in FHIR and not
 * as in HTTP, except for {@link #written}; {@code {1}} and {@code {2}} are replaced by the times of
 * the two imports, which differ between the servers.
 */
record Question(String text) implements Comparable<Question> {
  String type() {
    return text.substring(0, text.indexOf('?'));
  }

  /** A value that may contain the character between two parameters. */
  static String written(String value) {
    return value.replace("%", "%25").replace("&", "%26");
  }

  List<RequestedParameter> asked(Instant first, Instant second) {
    List<RequestedParameter> asked = new ArrayList<>();
    for (String one : text.substring(text.indexOf('?') + 1).split("&", -1)) {
      int equals = one.indexOf('=');
      String value =
          one.substring(equals + 1)
              .replace("%26", "&")
              .replace("%25", "%")
              .replace("{1}", first.toString())
              .replace("{2}", second.toString());
      asked.add(new RequestedParameter(one.substring(0, equals), value));
    }
    return asked;
  }

  @Override
  public int compareTo(Question other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
