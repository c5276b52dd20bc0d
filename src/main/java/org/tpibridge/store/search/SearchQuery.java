package org.tpibridge.store.search;

import java.util.List;
import org.tpibridge.finding.Finding;

/** What is asked of resources of a type, all of it at once; made by a {@link SearchQueryParser}. */
public final class SearchQuery {
  private final String type;
  private final List<SearchCriterion> criteria;
  private final List<Finding> findings;

  SearchQuery(String type, List<SearchCriterion> criteria, List<Finding> findings) {
    this.type = type;
    this.criteria = criteria;
    this.findings = findings;
  }

  /** What of it was not understood, and is not asked: errors. */
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
