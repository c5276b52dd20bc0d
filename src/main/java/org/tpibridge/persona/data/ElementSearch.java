package org.tpibridge.persona.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the elements of a search parameter. Of FHIRPath, only what the search parameters of the
 * types that matter use is understood: paths, casts, and conditions on the type of a reference.
 *
 * @param path element names after the resource type, separated by dots; empty for the resource
 * @param referencedType references must be to this type, if it is not empty
 */
record ElementSearch(String path, String referencedType) {
  private static final Pattern CAST =
      Pattern.compile("^(.*?)(?: as |\\.as\\(|\\.ofType\\()(\\w+)\\)?$");
  private static final Pattern RESOLVE =
      Pattern.compile("^(.*)\\.where\\(resolve\\(\\) is (\\w+)\\)$");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z]+(\\.[A-Za-z]+)+");

  /** The parts of an expression that apply to a type and are understood. */
  static List<ElementSearch> of(String type, String expression) {
    List<ElementSearch> parts = new ArrayList<>();
    for (String one : expression.split("\\|", -1)) {
      part(type, one.strip()).ifPresent(parts::add);
    }
    return List.copyOf(parts);
  }

  private static Optional<ElementSearch> part(String type, String expression) {
    String plain = expression;
    String referenced = "";
    Matcher resolve = RESOLVE.matcher(plain);
    if (resolve.matches()) {
      plain = resolve.group(1);
      referenced = resolve.group(2);
    }
    if (plain.startsWith("(") && plain.endsWith(")")) {
      plain = plain.substring(1, plain.length() - 1);
    }
    Matcher cast = CAST.matcher(plain);
    if (cast.matches()) {
      String target = cast.group(2);
      plain =
          cast.group(1).replaceFirst("^\\(", "")
              + Character.toUpperCase(target.charAt(0))
              + target.substring(1);
    }
    if (!PLAIN.matcher(plain).matches() || !plain.startsWith(type + ".")) {
      return Optional.empty();
    }
    return Optional.of(new ElementSearch(plain.substring(type.length() + 1), referenced));
  }

  List<JsonNode> in(ObjectNode resource) {
    List<JsonNode> found = FhirTree.values(resource, path);
    return referencedType.isEmpty()
        ? found
        : found.stream()
            .filter(r -> FhirTree.text(r, "reference").contains(referencedType + "/"))
            .toList();
  }
}
