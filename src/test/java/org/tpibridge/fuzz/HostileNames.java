package org.tpibridge.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;

/** Unusual names of files; none has a slash or a null character. */
final class HostileNames {
  private static final int LONGEST = 240;

  private static final List<String> PIECES =
      List.of(
          "\n",
          "\r",
          "\t",
          "\u001b[31mred",
          "\u001b]0;title\u0007",
          "\u009b2J",
          "\u202egnp.exe",
          "\u2066left\u2069",
          "\u2028",
          "\ufeff",
          "\u200b",
          "\"",
          "'",
          " ",
          "  ",
          "%s%n%x",
          "%20",
          "{}",
          "{0}",
          "${env:HOME}",
          "$(id)",
          "`id`",
          "-",
          "--rejects",
          "@argfile",
          "\\",
          "\\u0041",
          "e\u0301",
          "\u00e9",
          "\ud83d\ude00",
          "CON",
          "NUL.",
          "...",
          "~",
          ";rm",
          "&",
          "|",
          "*",
          "?",
          "!",
          "#row=1",
          "::$DATA",
          "=1+1");

  private HostileNames() {}

  static String of(Random random) {
    StringBuilder name = new StringBuilder();
    int pieces = 1 + random.nextInt(4);
    for (int i = 0; i < pieces; i++) {
      name.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    if (random.nextInt(10) == 0) {
      name.append("x".repeat(Math.max(0, LONGEST - name.toString().getBytes(UTF_8).length)));
    }
    return name.toString();
  }

  /** Characters that a terminal or a log must not receive from a name. */
  static boolean isRaw(int character) {
    return (Character.isISOControl(character) && character != '\n')
        || Character.getType(character) == Character.FORMAT
        || character == 0x2028
        || character == 0x2029;
  }
}
