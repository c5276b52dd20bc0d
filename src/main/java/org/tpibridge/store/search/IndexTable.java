package org.tpibridge.store.search;

/** Lists the tables of the index and the statements that insert rows. */
enum IndexTable {
  TOKEN("search_token", "parameter_hash, code, version_key, system_hash"),
  DATE("search_date", "parameter_hash, low, high, version_key"),
  REFERENCE("search_reference", "parameter_hash, target_key, version_key"),
  EXTERNAL_REFERENCE("search_external_reference", "parameter_hash, target, version_key"),
  STRING(
      "search_string",
      "parameter_hash, normalized_start, version_key, value_number, normalized_rest, exact"),
  QUANTITY(
      "search_quantity",
      "parameter_hash, low, high, version_key, value_number, system_hash, code, unit"),
  URI("search_uri", "parameter_hash, uri_hash, version_key");

  private final String name;
  private final String insert;

  IndexTable(String name, String columns) {
    this.name = name;
    this.insert =
        "insert into %s (%s) values (%s)".formatted(name, columns, columns.replaceAll("\\w+", "?"));
  }

  static IndexTable of(SearchParameterType kind) {
    return switch (kind) {
      case TOKEN -> TOKEN;
      case DATE -> DATE;
      case REFERENCE -> REFERENCE;
      case STRING -> STRING;
      case QUANTITY -> QUANTITY;
      case URI -> URI;
    };
  }

  String sqlName() {
    return name;
  }

  String insert() {
    return insert;
  }
}
