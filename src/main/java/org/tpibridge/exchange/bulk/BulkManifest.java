package org.tpibridge.exchange.bulk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.store.pulled.BulkExports.FileKind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list of files of an export.
 *
 * @param transactionTime of the EHR's clock
 * @param requiresToken whether files require the token
 * @param next URL of the next part of the manifest
 */
public record BulkManifest(
    Optional<Instant> transactionTime,
    boolean requiresToken,
    List<ManifestFile> files,
    Optional<String> next) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * A file.
   *
   * @param type of its resources; empty if it is not stated
   * @param url where it is; empty if the EHR does not state it
   * @param count of its resources, if it is stated
   */
  public record ManifestFile(FileKind kind, String type, String url, OptionalLong count) {

    /** Without the URL, which may be signed. */
    @Override
    public String toString() {
      return "ManifestFile[" + kind + ", " + type + "]";
    }
  }

  /**
   * Reads a manifest of Bulk Data 2.0 or 3.0. What later versions call {@code outcome} is what
   * these call {@code error}.
   *
   * @return empty if it is not a manifest
   */
  public static Optional<BulkManifest> read(byte[] json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JacksonException e) {
      return Optional.empty();
    }
    if (root == null || !root.isObject() || !root.path("output").isArray()) {
      return Optional.empty();
    }
    List<ManifestFile> files = new ArrayList<>();
    add(root.path("output"), FileKind.OUTPUT, files);
    add(root.path("deleted"), FileKind.DELETED, files);
    add(root.path("error"), FileKind.ERROR, files);
    add(root.path("outcome"), FileKind.ERROR, files);
    return Optional.of(
        new BulkManifest(
            time(root.path("transactionTime").asString("")),
            root.path("requiresAccessToken").asBoolean(false),
            files,
            next(root.path("link"))));
  }

  private static void add(JsonNode array, FileKind kind, List<ManifestFile> files) {
    for (JsonNode file : array) {
      JsonNode count = file.path("count");
      files.add(
          new ManifestFile(
              kind,
              file.path("type").asString(""),
              file.path("url").asString(""),
              count.isIntegralNumber()
                  ? OptionalLong.of(count.longValue())
                  : OptionalLong.empty()));
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> next(JsonNode links) {
    for (JsonNode link : links) {
      if (link.path("relation").asString("").equals("next")) {
        return Optional.of(link.path("url").asString("")).filter(url -> !url.isEmpty());
      }
    }
    return Optional.empty();
  }
}
