package org.tpibridge.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Separates what a short clinical text affirms from what it denies: of {@code no infection, on
 * warfarin} it returns the second part. Ambiguous text counts as affirmed, because an unnecessary
 * finding costs only a glance.
 */
final class NegationFilter {
  private static final Set<String> DENYING =
      Set.of(
          "no",
          "not",
          "none",
          "nil",
          "nor",
          "never",
          "without",
          "denies",
          "denied",
          "deny",
          "negative",
          "neg",
          "nkda",
          "nka",
          "na",
          "n/a",
          "n",
          "0",
          "unremarkable");

  /** In a list with one of these words, a denial applies to all that follows: no fever or rash. */
  private static final Set<String> JOINING = Set.of("or", "nor");

  private static final Pattern SENTENCE =
      Pattern.compile("[;!?\\n\\r]|\\.(?=\\s|$)|\\b(?:but|however|except|though|although)\\b");
  private static final Pattern CLAUSE = Pattern.compile(",");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}/'-]+");

  private NegationFilter() {}

  /** Returns the words of each affirmed statement, lower case, in order. */
  static List<List<String>> affirmed(String text) {
    List<List<String>> affirmed = new ArrayList<>();
    for (String sentence : SENTENCE.split(text.toLowerCase(Locale.ROOT), -1)) {
      List<String> all = words(sentence);
      if (isDenied(all) && all.stream().anyMatch(JOINING::contains)) {
        addAffirmed(affirmed, all.subList(0, firstDenial(all)));
        continue;
      }
      for (String clause : CLAUSE.split(sentence, -1)) {
        List<String> words = words(clause);
        if (!isDenied(words)) {
          addAffirmed(affirmed, words);
        }
      }
    }
    return affirmed;
  }

  private static void addAffirmed(List<List<String>> affirmed, List<String> words) {
    if (words.stream().anyMatch(w -> Character.isLetter(w.codePointAt(0)))) {
      affirmed.add(List.copyOf(words));
    }
  }

  private static boolean isDenied(List<String> words) {
    return words.stream().anyMatch(DENYING::contains);
  }

  private static int firstDenial(List<String> words) {
    int first = 0;
    while (!DENYING.contains(words.get(first))) {
      first++;
    }
    return first;
  }

  static List<String> words(String text) {
    return Arrays.stream(NO_WORD.split(text.toLowerCase(Locale.ROOT), -1))
        .filter(w -> !w.isEmpty())
        .toList();
  }
}
