package org.tpibridge.store.search;

import java.util.List;
import java.util.Optional;

/**
 * Finds tokens: {@code code}, {@code system|code}, {@code |code} (without a system), {@code
 * system|} (any code).
 */
final class TokenLookup {
  private TokenLookup() {}

  static Optional<IndexLookup> of(long parameter, String value) {
    List<String> parts =
        EscapedSearchValue.split(value, '|').stream().map(EscapedSearchValue::unescape).toList();
    if (parts.size() > 2 || parts.stream().allMatch(String::isEmpty)) {
      return Optional.empty();
    }
    String code = IndexHash.key(TokenExtractor.folded(parts.get(parts.size() - 1)));
    if (parts.size() == 1) {
      return Optional.of(
          IndexLookup.of(IndexTable.TOKEN, "parameter_hash = ? and code = ?", parameter, code));
    }
    long system = IndexHash.system(parts.get(0));
    return Optional.of(
        code.isEmpty()
            ? IndexLookup.of(
                IndexTable.TOKEN, "parameter_hash = ? and system_hash = ?", parameter, system)
            : IndexLookup.of(
                IndexTable.TOKEN,
                "parameter_hash = ? and code = ? and system_hash = ?",
                parameter,
                code,
                system));
  }
}
