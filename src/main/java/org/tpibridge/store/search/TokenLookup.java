package org.tpibridge.store.search;

import java.util.List;
import java.util.Optional;

/** {@code code}, {@code system|code}, {@code |code} (of no system), {@code system|} (any code). */
final class TokenLookup {
  private TokenLookup() {}

  static Optional<Lookup> of(long parameter, String value) {
    List<String> parts = Escaped.split(value, '|').stream().map(Escaped::plain).toList();
    if (parts.size() > 2 || parts.stream().allMatch(String::isEmpty)) {
      return Optional.empty();
    }
    String code = Fingerprint.key(Tokens.folded(parts.get(parts.size() - 1)));
    if (parts.size() == 1) {
      return Optional.of(
          Lookup.of(IndexTable.TOKEN, "parameter_hash = ? and code = ?", parameter, code));
    }
    long system = Fingerprint.system(parts.get(0));
    return Optional.of(
        code.isEmpty()
            ? Lookup.of(
                IndexTable.TOKEN, "parameter_hash = ? and system_hash = ?", parameter, system)
            : Lookup.of(
                IndexTable.TOKEN,
                "parameter_hash = ? and code = ? and system_hash = ?",
                parameter,
                code,
                system));
  }
}
