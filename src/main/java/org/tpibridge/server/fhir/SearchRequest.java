package org.tpibridge.server.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.tpibridge.store.search.SearchQueryParser.RequestedParameter;

/**
 * The parameters of a search, divided into those of the store and those of the answer.
 *
 * @param query criteria, order, and what is included
 * @param count matches on a page; 0 if only the total is asked for
 * @param after the last match of the page before, if there is one
 * @param total whether the number of all matches is asked for
 * @param lenient whether unknown parameters are ignored instead of refused
 * @param shape other parameters of the answer, which links repeat
 */
record SearchRequest(
    List<RequestedParameter> query,
    int count,
    OptionalLong after,
    boolean total,
    boolean lenient,
    List<RequestedParameter> shape) {
  static final String AFTER = "_after";
  static final int MOST = 1_000;
  private static final int DEFAULT = 50;

  /** Parameters that HAPI's server applies to the answer. */
  private static final Set<String> FORMAT = Set.of("_format", "_pretty", "_elements", "_summary");

  /**
   * @throws InvalidRequestException if a parameter of the answer is not valid
   */
  static SearchRequest of(RequestDetails request) {
    List<RequestedParameter> query = new ArrayList<>();
    List<RequestedParameter> shape = new ArrayList<>();
    int count = DEFAULT;
    OptionalLong after = OptionalLong.empty();
    boolean total = false;
    for (Map.Entry<String, String[]> parameter : request.getParameters().entrySet()) {
      String name = parameter.getKey();
      for (String value : parameter.getValue()) {
        RequestedParameter one = new RequestedParameter(name, value);
        if (name.equals("_count")) {
          count = count(value);
        } else if (name.equals(AFTER)) {
          after = PageToken.read(value);
        } else if (name.equals("_total")) {
          total = total(value);
          shape.add(one);
        } else if (FORMAT.contains(name)) {
          shape.add(one);
        } else {
          query.add(one);
        }
      }
    }
    if (shape.contains(new RequestedParameter("_summary", "count"))) {
      count = 0;
    }
    return new SearchRequest(
        List.copyOf(query),
        count,
        after,
        total || count == 0,
        isLenient(request),
        List.copyOf(shape));
  }

  private static int count(String value) {
    try {
      int count = Integer.parseInt(value);
      if (count >= 0) {
        return Math.min(count, MOST);
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new InvalidRequestException("_count must be a number, 0 or more.");
  }

  private static boolean total(String value) {
    return switch (value) {
      case "none" -> false;
      case "estimate", "accurate" -> true;
      default -> throw new InvalidRequestException("_total must be none, estimate or accurate.");
    };
  }

  /** FHIR R4, HTTP, Prefer: handling=lenient. */
  private static boolean isLenient(RequestDetails request) {
    return request.getHeaders("Prefer").stream()
        .flatMap(header -> Arrays.stream(header.toLowerCase(Locale.ROOT).split("[,;]")))
        .anyMatch(preference -> preference.strip().replace(" ", "").equals("handling=lenient"));
  }
}
