package org.tpibridge.persona.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tpibridge.persona.data.SearchDefinitions.ParameterDefinition;
import org.tpibridge.persona.data.SearchDefinitions.ParameterKind;
import org.tpibridge.persona.http.PersonaRequest.QueryParameter;
import org.tpibridge.persona.http.RefusedRequestException;
import org.tpibridge.persona.tree.FhirTree;
import tools.jackson.databind.JsonNode;

/** One search parameter with its values, of which one must match. */
final class SearchCondition {
  private static final Pattern PREFIXED =
      Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb|ap)(?=[-+0-9.]).*");
  private static final Set<String> MODIFIERS =
      Set.of("", "missing", "not", "exact", "contains", "identifier");

  private final ParameterDefinition definition;
  private final String modifier;
  private final List<String> values;

  SearchCondition(ParameterDefinition definition, QueryParameter parameter) {
    this.definition = definition;
    this.modifier = parameter.modifier();
    this.values = split(parameter.value(), ',');
    boolean typed = definition.kind() == ParameterKind.REFERENCE && modifier.matches("[A-Z]\\w+");
    if (!typed && !MODIFIERS.contains(modifier)) {
      throw RefusedRequestException.invalid(
          400, "The modifier \":" + modifier + "\" of " + definition.name() + " is not supported.");
    }
    if (definition.kind() == ParameterKind.DATE && !modifier.equals("missing")) {
      values.forEach(this::requireDate);
    }
  }

  private void requireDate(String value) {
    if (TimeRange.of(withoutPrefix(value)).isEmpty()) {
      throw RefusedRequestException.invalid(
          400, "The parameter " + definition.name() + " contains a value that is not a date.");
    }
  }

  /** Splits at a character, unless a backslash is before it; backslashes remain. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        part.append(c).append(text.charAt(++i));
      } else if (c == separator) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static String unescaped(String text) {
    return text.replaceAll("\\\\([,|$\\\\])", "$1");
  }

  boolean matches(StoredCopy copy) {
    List<JsonNode> found =
        copy.values(
            definition.name(),
            body -> definition.elements().stream().flatMap(e -> e.in(body).stream()).toList());
    if (modifier.equals("missing")) {
      return found.isEmpty() == values.contains("true");
    }
    boolean any = found.stream().anyMatch(node -> values.stream().anyMatch(v -> matches(node, v)));
    return modifier.equals("not") != any;
  }

  private boolean matches(JsonNode node, String value) {
    return switch (definition.kind()) {
      case TOKEN -> token(node, value);
      case STRING -> string(node, unescaped(value));
      case DATE ->
          TimeRange.of(node, !value.contains("T"))
              .flatMap(
                  own ->
                      TimeRange.of(withoutPrefix(value))
                          .map(wanted -> own.matches(prefix(value), wanted)))
              .orElse(false);
      case REFERENCE -> reference(node, value);
      case QUANTITY, NUMBER -> quantity(node, value);
      case URI -> node.isString() && node.stringValue().equals(value);
    };
  }

  private static String prefix(String value) {
    Matcher matcher = PREFIXED.matcher(value);
    return matcher.matches() ? matcher.group(1) : "eq";
  }

  private static String withoutPrefix(String value) {
    return PREFIXED.matcher(value).matches() ? value.substring(2) : value;
  }

  private static boolean token(JsonNode node, String value) {
    if (node.has("coding")) {
      return FhirTree.list(node, "coding").stream().anyMatch(coding -> token(coding, value));
    }
    String system = FhirTree.text(node, "system");
    String code =
        node.isObject()
            ? FhirTree.text(node, "code") + FhirTree.text(node, "value")
            : node.asString("");
    List<String> parts = split(value, '|');
    String wantedCode = unescaped(parts.get(parts.size() - 1));
    if (parts.size() == 1) {
      return code.equals(wantedCode);
    }
    String wantedSystem = unescaped(parts.get(0));
    return system.equals(wantedSystem) && (wantedCode.isEmpty() || code.equals(wantedCode));
  }

  private boolean string(JsonNode node, String value) {
    if (node.isObject()) {
      return node.properties().stream()
          .filter(
              p ->
                  Set.of(
                          "family",
                          "given",
                          "text",
                          "prefix",
                          "suffix",
                          "line",
                          "city",
                          "state",
                          "postalCode",
                          "country",
                          "district")
                      .contains(p.getKey()))
          .flatMap(p -> FhirTree.list(p.getValue()).stream())
          .anyMatch(part -> string(part, value));
    }
    String text = node.asString("");
    if (modifier.equals("exact")) {
      return text.equals(value);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    String wanted = value.toLowerCase(Locale.ROOT);
    return modifier.equals("contains") ? lower.contains(wanted) : lower.startsWith(wanted);
  }

  private boolean reference(JsonNode node, String value) {
    if (modifier.equals("identifier")) {
      return token(node.path("identifier"), value);
    }
    String reference = FhirTree.text(node, "reference");
    if (!modifier.isEmpty() && !modifier.equals("not")) {
      return reference.endsWith(modifier + "/" + value);
    }
    return reference.equals(value)
        || reference.endsWith("/" + value)
        || (value.contains("/") && value.endsWith("/" + reference));
  }

  private static boolean quantity(JsonNode node, String value) {
    String[] parts = value.split("\\|", -1);
    Optional<BigDecimal> own =
        node.isObject()
            ? Optional.of(node.path("value")).filter(JsonNode::isNumber).map(JsonNode::decimalValue)
            : Optional.of(node).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    BigDecimal wanted;
    try {
      wanted = new BigDecimal(withoutPrefix(parts[0]));
    } catch (NumberFormatException e) {
      throw RefusedRequestException.invalid(400, "A search value is not a number.");
    }
    boolean sameUnit =
        parts.length < 3
            || parts[2].isEmpty()
            || FhirTree.text(node, "code").equals(parts[2])
            || FhirTree.text(node, "unit").equals(parts[2]);
    return sameUnit && own.map(o -> compares(prefix(parts[0]), o.compareTo(wanted))).orElse(false);
  }

  private static boolean compares(String prefix, int order) {
    return switch (prefix) {
      case "ne" -> order != 0;
      case "gt", "sa" -> order > 0;
      case "lt", "eb" -> order < 0;
      case "ge" -> order >= 0;
      case "le" -> order <= 0;
      default -> order == 0;
    };
  }
}
