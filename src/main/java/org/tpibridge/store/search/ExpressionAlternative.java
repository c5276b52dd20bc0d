package org.tpibridge.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One alternative of a search parameter's expression.
 *
 * @param expression FHIRPath
 * @param target the only type that references may refer to, if the last step of the expression says
 *     so
 */
record ExpressionAlternative(String expression, Optional<String> target) {
  private static final Pattern OF_TARGET =
      Pattern.compile("(.+)\\.where\\(resolve\\(\\) is (\\w+)\\)");
  private static final Pattern IN_PARENTHESES = Pattern.compile("\\(([^()]*)\\)");

  /** Splits an expression at the bars outside of parentheses. */
  static List<ExpressionAlternative> of(String expression) {
    List<ExpressionAlternative> branches = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < expression.length(); i++) {
      switch (expression.charAt(i)) {
        case '(' -> depth++;
        case ')' -> depth--;
        case '|' -> {
          if (depth == 0) {
            branches.add(one(expression.substring(start, i)));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    branches.add(one(expression.substring(start)));
    return branches;
  }

  private static ExpressionAlternative one(String text) {
    String trimmed = text.strip();
    Matcher brackets = IN_PARENTHESES.matcher(trimmed);
    String plain = brackets.matches() ? brackets.group(1).strip() : trimmed;
    Matcher target = OF_TARGET.matcher(plain);
    return target.matches()
        ? new ExpressionAlternative(target.group(1), Optional.of(target.group(2)))
        : new ExpressionAlternative(plain, Optional.empty());
  }
}
