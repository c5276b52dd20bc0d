import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds words that the project does not use, in everything that a user or a developer reads: {@code
 * java .ci/Words.java}. Exit codes: 0 none found, 1 some found, 2 wrong usage.
 *
 * <p>Read are the string literals and comments of the program, FSH, documentation, SQL, scripts,
 * examples and settings. {@code .ci/words.txt} lists the words as regular expressions with what to
 * write instead; {@code .ci/words-allowed.txt} lists the exceptions, each with its reason. {@code
 * --review} also prints the words that are to be avoided in one sense only, for a person to look
 * at; these never fail the build.
 */
public final class Words {
  private static final Pattern MARKDOWN_CODE = Pattern.compile("`[^`\n]*`");

  /** What begins a line of a comment, which may divide a phrase. */
  private static final Pattern LEADER = Pattern.compile("(?m)^\\h*(?:\\*(?!/)|//+|#+|--+|>)");

  private record Rule(boolean always, Pattern word, String instead) {}

  private record Exception(Pattern file, Pattern text, String line) {}

  private record Hit(Path file, int line, String word, String instead, String text) {}

  private Words() {}

  public static void main(String[] args) throws IOException {
    boolean review = args.length == 1 && args[0].equals("--review");
    if (args.length > 0 && !review) {
      System.err.println("Usage: java .ci/Words.java [--review]");
      System.exit(2);
    }
    List<Rule> rules = rules(Path.of(".ci/words.txt"));
    List<Exception> allowed = allowed(Path.of(".ci/words-allowed.txt"));
    Map<Exception, Integer> used = new TreeMap<>((a, b) -> a.line().compareTo(b.line()));
    List<Hit> hits = new ArrayList<>();
    for (Path file : files()) {
      hits.addAll(hits(file, rules, review, allowed, used));
    }
    for (Hit hit : hits) {
      System.out.printf(
          "%s:%d: \"%s\": write %s%n    %s%n",
          hit.file(), hit.line(), hit.word(), hit.instead(), hit.text());
    }
    List<String> unused =
        allowed.stream().filter(e -> !used.containsKey(e)).map(Exception::line).toList();
    unused.forEach(line -> System.out.println("Exception that is no longer needed: " + line));
    System.out.printf(
        "%d %s found%n", hits.size(), hits.size() == 1 ? "word to avoid was" : "words to avoid were");
    System.exit(!review && (!hits.isEmpty() || !unused.isEmpty()) ? 1 : 0);
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String root : List.of("src", "profiles", "docs", "examples", ".ci")) {
      try (Stream<Path> walk = Files.walk(Path.of(root))) {
        walk.filter(Files::isRegularFile).filter(Words::isRead).sorted().forEach(files::add);
      }
    }
    for (String file :
        List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "pom.xml", "docker-compose.yml")) {
      files.add(Path.of(file));
    }
    return files;
  }

  /** Test data is what clinics write; what SUSHI generates has the words of its sources. */
  private static boolean isRead(Path file) {
    String path = file.toString();
    if (path.startsWith("src/test/resources")
        || path.startsWith("profiles/generated")
        || path.contains("/.build/")
        || path.contains("/target/")
        || path.startsWith(".ci/words")
        || path.startsWith(".ci/Words")) {
      return false;
    }
    return path.matches(".*\\.(java|md|fsh|sql|ya?ml|txt|sh|properties|xml|json|svg)")
        || (path.startsWith(".ci/") && !path.contains("."));
  }

  private static List<Hit> hits(
      Path file,
      List<Rule> rules,
      boolean review,
      List<Exception> allowed,
      Map<Exception, Integer> used)
      throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    String prose = LEADER.matcher(prose(file, text)).replaceAll(m -> " ".repeat(m.group().length()));
    String[] lines = text.split("\n", -1);
    List<Hit> hits = new ArrayList<>();
    for (Rule rule : rules) {
      if (!rule.always() && !review) {
        continue;
      }
      Matcher matcher = rule.word().matcher(prose);
      while (matcher.find()) {
        int number = (int) text.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
        String line = lines[number].strip();
        Exception exception = null;
        for (Exception candidate : allowed) {
          if (candidate.file().matcher(file.toString()).find()
              && candidate.text().matcher(line).find()) {
            exception = candidate;
            break;
          }
        }
        if (exception != null) {
          used.merge(exception, 1, Integer::sum);
        } else {
          String word = matcher.group().replaceAll("\\s+", " ");
          hits.add(new Hit(file, number + 1, word, rule.instead(), line));
        }
      }
    }
    return hits;
  }

  /** The text in which everything that is not read as language is blank, at the same positions. */
  private static String prose(Path file, String text) {
    String name = file.toString();
    if (name.endsWith(".java")) {
      return javaProse(text);
    }
    if (name.endsWith(".md")) {
      Matcher code = MARKDOWN_CODE.matcher(text);
      return code.replaceAll(m -> " ".repeat(m.group().length()));
    }
    return text;
  }

  /** Comments, string literals and text blocks; identifiers are left to reviewers. */
  private static String javaProse(String text) {
    StringBuilder prose = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end;
      if (text.startsWith("//", at)) {
        end = after(text, "\n", at + 2);
      } else if (text.startsWith("/*", at)) {
        end = after(text, "*/", at + 2);
      } else if (text.startsWith("\"\"\"", at)) {
        end = after(text, "\"\"\"", at + 3);
      } else if (text.charAt(at) == '"') {
        end = stringEnd(text, at, '"');
      } else if (text.charAt(at) == '\'') {
        int close = stringEnd(text, at, '\'');
        prose.append(" ".repeat(close - at));
        at = close;
        continue;
      } else {
        prose.append(text.charAt(at) == '\n' ? '\n' : ' ');
        at++;
        continue;
      }
      // A literal may be divided by " + ", and a phrase with it: quotation marks are blank.
      prose.append(text.substring(at, end).replace('"', ' '));
      at = end;
    }
    return prose.toString();
  }

  private static int after(String text, String what, int from) {
    int found = text.indexOf(what, from);
    return found < 0 ? text.length() : found + what.length();
  }

  private static int stringEnd(String text, int from, char quote) {
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), at + 1);
  }

  private static List<Rule> rules(Path file) throws IOException {
    return lines(file).map(Words::rule).toList();
  }

  private static Rule rule(String line) {
    String[] parts = line.split("\\s*\\|\\|\\s*", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(".ci/words.txt: three parts are needed: " + line);
    }
    // Prose is wrapped, so a space in a pattern is any white space.
    Pattern word = Pattern.compile(parts[1].replace(" ", "\\s++"), Pattern.CASE_INSENSITIVE);
    return new Rule(parts[0].equals("always"), word, parts[2]);
  }

  private static List<Exception> allowed(Path file) throws IOException {
    return lines(file).map(Words::exception).collect(Collectors.toList());
  }

  private static Exception exception(String line) {
    String[] parts = line.split("\\s*\\|\\|\\s*", -1);
    if (parts.length != 3 || parts[2].isBlank()) {
      throw new IllegalArgumentException(
          ".ci/words-allowed.txt: file, text and reason are needed: " + line);
    }
    return new Exception(Pattern.compile(parts[0]), Pattern.compile(parts[1]), line);
  }

  private static Stream<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }
}
