package org.tpibridge.searching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tpibridge.store.search.SearchQueryParser.RequestedParameter;

/**
 * A search, as {@code Observation?code=a&date=gt2024}. Values are as FHIR escapes them and as HTTP
 * does not; {@code {1}} and {@code {2}} stand for the times of the two imports, which each server
 * has of its own.
 */
record Question(String text) implements Comparable<Question> {
  String type() {
    return text.substring(0, text.indexOf('?'));
  }

  List<RequestedParameter> asked(Instant first, Instant second) {
    List<RequestedParameter> asked = new ArrayList<>();
    for (String one : text.substring(text.indexOf('?') + 1).split("&", -1)) {
      int equals = one.indexOf('=');
      String value =
          one.substring(equals + 1)
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
