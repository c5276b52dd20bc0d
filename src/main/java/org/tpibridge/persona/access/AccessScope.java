package org.tpibridge.persona.access;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.persona.http.PersonaRequest;

/** SMART scopes of systems, in the syntax of version 1 and 2. */
final class AccessScope {
  private static final Pattern SCOPE =
      Pattern.compile("system/(\\*|[A-Z][A-Za-z]+)\\.(read|write|\\*|c?r?u?d?s?)(\\?.*)?");

  private AccessScope() {}

  static boolean isValid(String scope) {
    return SCOPE.matcher(scope).matches() && !scope.endsWith(".");
  }

  static boolean allows(Set<String> scopes, PersonaRequest request) {
    String type = request.segment(0);
    if (!type.matches("[A-Z][A-Za-z]+")) {
      // Batches, transactions and exports of the system need any scope.
      return !scopes.isEmpty();
    }
    return scopes.stream().anyMatch(scope -> allows(scope, type, letter(request)));
  }

  private static boolean allows(String scope, String type, char letter) {
    Matcher matcher = SCOPE.matcher(scope);
    if (!matcher.matches() || !(matcher.group(1).equals("*") || matcher.group(1).equals(type))) {
      return false;
    }
    return switch (matcher.group(2)) {
      case "*" -> true;
      case "read" -> letter == 'r' || letter == 's';
      case "write" -> letter == 'c' || letter == 'u' || letter == 'd';
      default -> matcher.group(2).indexOf(letter) >= 0;
    };
  }

  /** The letter of SMART version 2 for a request. */
  private static char letter(PersonaRequest request) {
    boolean reading =
        request.path().stream().anyMatch(part -> part.startsWith("$"))
            || request.segment(1).equals("_search");
    return switch (request.method()) {
      case "POST" -> reading ? 's' : 'c';
      case "PUT", "PATCH" -> 'u';
      case "DELETE" -> 'd';
      default -> request.path().size() > 1 && !reading ? 'r' : 's';
    };
  }
}
