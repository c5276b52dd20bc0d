package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.store.search.SearchQueryParser.RequestedParameter;

/** Parses searches such as {@code Patient?family=w&gender=female}, without escapes of HTTP. */
public record SearchTexts(SearchQueryParser parser) {
  public SearchQuery query(String search) {
    int mark = search.indexOf('?');
    List<RequestedParameter> asked = new ArrayList<>();
    for (String one : search.substring(mark + 1).split("&", -1)) {
      int equals = one.indexOf('=');
      asked.add(new RequestedParameter(one.substring(0, equals), one.substring(equals + 1)));
    }
    return parser.read(search.substring(0, mark), asked);
  }
}
