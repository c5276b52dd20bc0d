package org.tpibridge.store.search;

/** The tables of the index and how a row is put into them. */
enum IndexTable {
  TOKEN("search_token", "parameter, code, version, system"),
  MOMENT("search_moment", "parameter, low, high, version"),
  LINK("search_link", "parameter, target, version"),
  ADDRESS("search_address", "parameter, target, version"),
  WORDS("search_words", "parameter, start, version, number, rest, exact"),
  AMOUNT("search_amount", "parameter, low, high, version, number, system, code, unit"),
  URI("search_uri", "parameter, uri, version");

  private final String name;
  private final String insert;

  IndexTable(String name, String columns) {
    this.name = name;
    this.insert =
        "insert into %s (%s) values (%s)".formatted(name, columns, columns.replaceAll("\\w+", "?"));
  }

  String sqlName() {
    return name;
  }

  String insert() {
    return insert;
  }
}
