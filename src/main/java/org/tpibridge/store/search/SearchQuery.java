package org.tpibridge.store.search;

import java.util.List;
import org.tpibridge.finding.Finding;

/** A search for resources of a type, made by a {@link SearchQueryParser}. */
public final class SearchQuery {
  private final String type;
  private final List<SearchCriterion> criteria;
  private final List<Finding> findings;

  SearchQuery(String type, List<SearchCriterion> criteria, List<Finding> findings) {
    this.type = type;
    this.criteria = criteria;
    this.findings = findings;
  }

  /** Errors for the parts of the search that are invalid and are ignored. */
  public List<Finding> findings() {
    return findings;
  }

  String type() {
    return type;
  }

  List<SearchCriterion> criteria() {
    return criteria;
  }
}
