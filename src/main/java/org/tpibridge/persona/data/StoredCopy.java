package org.tpibridge.persona.data;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One version of a resource. Its body is never changed. */
public final class StoredCopy {
  private final String type;
  private final String id;
  private final int version;
  private final Instant updated;
  private final boolean deleted;
  private final ObjectNode body;
  private final Map<String, List<JsonNode>> values = new ConcurrentHashMap<>();

  StoredCopy(
      String type, String id, int version, Instant updated, boolean deleted, ObjectNode body) {
    this.type = type;
    this.id = id;
    this.version = version;
    this.updated = updated;
    this.deleted = deleted;
    this.body = body;
  }

  public String type() {
    return type;
  }

  public String id() {
    return id;
  }

  public String key() {
    return type + "/" + id;
  }

  public int version() {
    return version;
  }

  public Instant updated() {
    return updated;
  }

  public boolean isDeleted() {
    return deleted;
  }

  /** A copy of the body, which the caller may change. */
  public ObjectNode body() {
    return body.deepCopy();
  }

  /** The body itself, only to be read. */
  public ObjectNode sharedBody() {
    return body;
  }

  /** What a search parameter finds in the body, computed once. */
  List<JsonNode> values(String parameter, Function<ObjectNode, List<JsonNode>> compute) {
    return values.computeIfAbsent(parameter, p -> compute.apply(body));
  }
}
