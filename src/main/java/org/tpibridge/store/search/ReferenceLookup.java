package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds references: {@code id}, {@code Type/id}, a URL, a URN. */
final class ReferenceLookup {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.\\-]{1,64}");

  private static final long REPLACED_BY =
      IndexHash.parameter(ReferenceExtractor.PATIENT, ReferenceExtractor.REPLACED_BY);

  /** Searches for links between patients, which must not be followed as merges. */
  private static final long PATIENT_LINK = IndexHash.parameter(ReferenceExtractor.PATIENT, "link");

  /** Keys of resources, of the patients that replace them, and of those that they replace. */
  private static final String WITH_REPLACED_PATIENTS =
      """
      with recursive person(key) as (
        %s
        union
        select r.key
        from person p
        cross join search_reference l
        cross join resource r
        where l.parameter_hash = ? and l.target_key = p.key
          and r.type || '' = 'Patient' and r.current_version_key = l.version_key)
      select key from person
      """;

  private ReferenceLookup() {}

  /**
   * @param type that the search specifies ({@code subject:Patient}), if any
   */
  static List<IndexLookup> of(
      long parameterHash, IndexedParameter parameter, Optional<String> type, String value) {
    String stated = EscapedSearchValue.unescape(value);
    if (ID.matcher(stated).matches()) {
      Set<String> types = type.or(parameter::target).map(Set::of).orElse(parameter.targets());
      return ofIds(parameterHash, types, stated);
    }
    if (ReferenceExtractor.isLocal(stated)) {
      String named = stated.substring(0, stated.indexOf('/'));
      boolean fits = type.or(parameter::target).map(named::equals).orElse(true);
      return fits
          ? ofIds(parameterHash, Set.of(named), stated.substring(named.length() + 1))
          : none(parameterHash);
    }
    return parameter.target().isPresent()
        ? none(parameterHash)
        : List.of(external(parameterHash, List.of(stated)));
  }

  /** Finds references to any resource of a type. */
  static List<IndexLookup> ofTarget(long parameterHash, String type) {
    return List.of(
        IndexLookup.of(
            IndexTable.REFERENCE,
            """
            parameter_hash = ?
            and exists (select 1 from resource t where t.key = target_key and t.type = ?)
            """,
            parameterHash,
            type),
        IndexLookup.of(
            IndexTable.EXTERNAL_REFERENCE,
            "parameter_hash = ? and target >= ? and target < ?",
            parameterHash,
            type + "/",
            type + "0"));
  }

  /**
   * Finds references to resources of a type.
   *
   * @param resources a query for the keys of the resources
   * @param queryValues of its question marks
   */
  static IndexLookup ofResources(
      long parameterHash, String type, String resources, List<Object> queryValues) {
    List<Object> values = new ArrayList<>(List.of(parameterHash));
    values.addAll(queryValues);
    return inStore(withReplaced(parameterHash, Set.of(type), resources, values), values);
  }

  private static IndexLookup inStore(String keys, List<Object> values) {
    return new IndexLookup(
        IndexTable.REFERENCE.sqlName(),
        "version_key",
        "parameter_hash = ? and target_key in (" + keys + ")",
        values,
        false);
  }

  private static List<IndexLookup> ofIds(long parameterHash, Collection<String> types, String id) {
    List<Object> values = new ArrayList<>(List.of(parameterHash, id));
    values.addAll(types);
    String resources =
        "select key from resource where id = ? and "
            + ResourceIdBlocks.inAnyBlock("key")
            + (types.isEmpty() ? "" : " and type in (" + marks(types.size()) + ")");
    IndexLookup inStore = inStore(withReplaced(parameterHash, types, resources, values), values);
    return types.isEmpty()
        ? List.of(inStore)
        : List.of(
            inStore, external(parameterHash, types.stream().map(type -> type + "/" + id).toList()));
  }

  /** Adds the patients that are replaced by those that a query finds. */
  private static String withReplaced(
      long parameterHash, Collection<String> types, String resources, List<Object> values) {
    if (parameterHash == PATIENT_LINK
        || !(types.isEmpty() || types.contains(ReferenceExtractor.PATIENT))) {
      return resources;
    }
    values.add(REPLACED_BY);
    return WITH_REPLACED_PATIENTS.formatted(resources);
  }

  private static IndexLookup external(long parameterHash, List<String> targets) {
    List<Object> values = new ArrayList<>(List.of(parameterHash));
    targets.forEach(target -> values.add(IndexHash.key(target)));
    return new IndexLookup(
        IndexTable.EXTERNAL_REFERENCE.sqlName(),
        "version_key",
        "parameter_hash = ? and target in (" + marks(targets.size()) + ")",
        values,
        false);
  }

  private static List<IndexLookup> none(long parameterHash) {
    return List.of(
        IndexLookup.of(IndexTable.REFERENCE, "parameter_hash = ? and 1 = 0", parameterHash));
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
