package org.tpibridge.reading.yaml;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import com.networknt.schema.utils.JsonNodes;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.finding.QuotedText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML documents and validates them with a JSON Schema. Thread-safe. */
public final class ValidatedYaml {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Schema schema;
  private final String syntaxCode;
  private final String schemaCode;
  private final Map<String, String> renamedKeys;

  /**
   * @param schema a JSON Schema 2020-12 in JSON; not closed
   * @param syntaxCode code of the finding for text that is not YAML
   * @param schemaCode code of the findings for text that does not match the schema
   */
  public ValidatedYaml(InputStream schema, String syntaxCode, String schemaCode) {
    this(schema, syntaxCode, schemaCode, Map.of());
  }

  /**
   * As above.
   *
   * @param renamedKeys former keys that the schema does not allow, each with its new name
   */
  public ValidatedYaml(
      InputStream schema, String syntaxCode, String schemaCode, Map<String, String> renamedKeys) {
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
    this.syntaxCode = syntaxCode;
    this.schemaCode = schemaCode;
    this.renamedKeys = Map.copyOf(renamedKeys);
  }

  /**
   * The result of reading a document.
   *
   * @param root empty if there are errors
   * @param findings errors, with line and column
   */
  public record Document(Optional<JsonNode> root, List<Finding> findings) {}

  /**
   * @param name of the file, for the places of findings
   */
  public Document read(String text, String name) {
    JsonNode root;
    try {
      root = JsonNodes.readTree(YAML, text, LocationJsonNodeFactoryFactory.getInstance());
    } catch (JacksonException e) {
      return new Document(Optional.empty(), List.of(syntaxError(e, name)));
    } catch (IllegalArgumentException e) {
      return new Document(Optional.empty(), List.of(syntaxError(e, name)));
    }
    if (root.isMissingNode() || root.isNull()) {
      return new Document(
          Optional.empty(),
          List.of(
              Finding.error(schemaCode, "The file is empty, or has only comments.")
                  .at(new Place.Whole(name))));
    }
    List<Finding> findings =
        schema.validate(root).stream().map(error -> finding(error, root, name)).distinct().toList();
    return new Document(findings.isEmpty() ? Optional.of(root) : Optional.empty(), findings);
  }

  /** The place of a node of a document. */
  public static Place placeOf(JsonNode node, String name, String pointer) {
    TokenStreamLocation at = JsonNodes.tokenStreamLocationOf(node);
    return at == null || at.getLineNr() < 1
        ? new Place.Whole(name)
        : new Place.Text(name, at.getLineNr(), at.getColumnNr(), pointer);
  }

  private Finding finding(Error error, JsonNode root, String name) {
    String pointer = error.getInstanceLocation().toString();
    JsonNode node = root.at(pointer);
    // Report a property that is not allowed at the property, not at its object.
    if (error.getProperty() != null && node.has(error.getProperty())) {
      node = node.get(error.getProperty());
    }
    return Finding.error(schemaCode, message(error))
        .at(placeOf(node.isMissingNode() ? root : node, name, pointer));
  }

  /** The error in the words of a map's author instead of the terms of JSON Schema. */
  private String message(Error error) {
    String property = error.getProperty();
    if (property != null && renamedKeys.containsKey(property)) {
      return "The key "
          + property
          + " was renamed. Write "
          + renamedKeys.get(property)
          + " instead.";
    }
    Object[] details = error.getArguments();
    return switch (error.getKeyword()) {
      case "additionalProperties" ->
          "The key " + QuotedText.of(property) + " is not recognized. Correct or delete it.";
      case "required" -> "The key " + QuotedText.of(property) + " is missing.";
      case "enum" ->
          QuotedText.line(
              "The value must be one of " + details[0].toString().replaceAll("[\\[\\]\"]", ""));
      case "type" -> "The value must be of type " + details[1] + ", not " + details[0] + ".";
      default -> QuotedText.line(error.getMessage());
    };
  }

  private Finding syntaxError(RuntimeException e, String name) {
    JacksonException cause =
        e instanceof JacksonException j ? j : e.getCause() instanceof JacksonException c ? c : null;
    String reason = cause == null ? String.valueOf(e.getMessage()) : cause.getOriginalMessage();
    String message =
        "This is not valid YAML: " + QuotedText.line(reason.lines().findFirst().orElse(""));
    TokenStreamLocation at = cause == null ? null : cause.getLocation();
    Place place =
        at == null || at.getLineNr() < 1
            ? new Place.Whole(name)
            : new Place.Text(name, at.getLineNr(), at.getColumnNr(), "");
    return Finding.error(syntaxCode, message).at(place);
  }
}
