package org.tpibridge.store.search;

import java.util.List;
import org.tpibridge.finding.Finding;

/** A search for resources of a type, made by a {@link SearchQueryParser}. */
public final class SearchQuery {
  private final String type;
  private final List<SearchCriterion> criteria;
  private final List<SortKey> sort;
  private final List<SearchInclude> includes;
  private final List<Finding> findings;

  SearchQuery(
      String type,
      List<SearchCriterion> criteria,
      List<SortKey> sort,
      List<SearchInclude> includes,
      List<Finding> findings) {
    this.type = type;
    this.criteria = List.copyOf(criteria);
    this.sort = List.copyOf(sort);
    this.includes = List.copyOf(includes);
    this.findings = List.copyOf(findings);
  }

  /** Errors for the parts of the search that are invalid or not supported, and are ignored. */
  public List<Finding> findings() {
    return findings;
  }

  /** The type of the resources. */
  public String type() {
    return type;
  }

  /** Whether resources that the matches refer to, or that refer to them, were requested. */
  public boolean hasIncludes() {
    return !includes.isEmpty();
  }

  List<SearchCriterion> criteria() {
    return criteria;
  }

  List<SortKey> sort() {
    return sort;
  }

  List<SearchInclude> includes() {
    return includes;
  }
}
