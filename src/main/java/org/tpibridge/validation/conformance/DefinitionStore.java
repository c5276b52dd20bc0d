package org.tpibridge.validation.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The definitions of FHIR R4 and of TPI Bridge, which the build divided: an index of all
 * definitions, and the JSON of each when it is needed. Reading FHIR's own files would take two
 * seconds.
 */
final class DefinitionStore {

  /** The folder on the class path that the build writes to. */
  static final String FOLDER = "/org/tpibridge/validation/definitions/";

  private static final String DAMAGED =
      "The program's definitions are damaged. Install the program again.";

  /** The index of all structures; each other index has the name of the file that it indexes. */
  static final String STRUCTURES = "structures";

  /**
   * A definition in the index.
   *
   * @param blob the file that contains it
   * @param from its first byte in the file
   * @param packed its length in the file, compressed
   * @param length its length, uncompressed
   * @param columns type, url, version, and for a structure its header; see {@link
   *     DefinitionStoreWriter}
   */
  record StoredDefinition(String blob, int from, int packed, int length, List<String> columns) {
    String type() {
      return columns.get(0);
    }

    String url() {
      return columns.get(1);
    }

    String version() {
      return columns.get(2);
    }
  }

  private final List<StoredDefinition> structures = index(STRUCTURES);
  private final Map<String, Map<String, StoredDefinition>> byBlob = new ConcurrentHashMap<>();
  private final Map<String, Blob> loaded = new ConcurrentHashMap<>();

  private static List<StoredDefinition> index(String name) {
    List<StoredDefinition> pieces = new ArrayList<>();
    if (DefinitionStore.class.getResource(FOLDER + name + ".tsv") == null) {
      return pieces;
    }
    try (BufferedReader index =
        new BufferedReader(
            new InputStreamReader(resource(name + ".tsv"), StandardCharsets.UTF_8), 1 << 16)) {
      for (String line = index.readLine(); line != null; line = index.readLine()) {
        pieces.add(definition(columns(line)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pieces;
  }

  private static List<String> columns(String line) {
    List<String> columns = new ArrayList<>(20);
    int from = 0;
    for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
      columns.add(line.substring(from, tab));
      from = tab + 1;
    }
    columns.add(line.substring(from));
    return columns;
  }

  private static StoredDefinition definition(List<String> columns) {
    return new StoredDefinition(
        columns.get(0),
        Integer.parseInt(columns.get(1)),
        Integer.parseInt(columns.get(2)),
        Integer.parseInt(columns.get(3)),
        columns.subList(4, columns.size()));
  }

  /** All structures, in the order of the build. */
  List<StoredDefinition> structures() {
    return structures;
  }

  /** Finds a code system, value set or other definition. */
  Optional<StoredDefinition> find(String blob, String url) {
    return Optional.ofNullable(byBlob.computeIfAbsent(blob, DefinitionStore::byUrl).get(url));
  }

  private static Map<String, StoredDefinition> byUrl(String blob) {
    Map<String, StoredDefinition> pieces = new HashMap<>();
    index(blob).forEach(definition -> pieces.put(definition.url(), definition));
    return pieces;
  }

  /** Reads the JSON of a definition. */
  byte[] read(StoredDefinition definition) {
    Blob blob = loaded.computeIfAbsent(definition.blob(), DefinitionStore::load);
    Inflater inflater = new Inflater(true);
    try {
      byte[] json = new byte[definition.length()];
      inflater.setInput(blob.bytes, definition.from(), definition.packed());
      int at = 0;
      while (at < json.length) {
        int count = inflater.inflate(json, at, json.length - at);
        if (count == 0) {
          throw new IllegalStateException(DAMAGED);
        }
        at += count;
      }
      return json;
    } catch (DataFormatException damaged) {
      throw new IllegalStateException(DAMAGED, damaged);
    } finally {
      inflater.end();
    }
  }

  private static Blob load(String name) {
    try (InputStream in = resource(name + ".bin")) {
      return new Blob(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = DefinitionStore.class.getResourceAsStream(FOLDER + name);
    if (in == null) {
      throw new IOException(
          "The definition file " + FOLDER + name + " is missing from the program.");
    }
    return in;
  }

  private static final class Blob {
    private final byte[] bytes;

    Blob(byte[] bytes) {
      this.bytes = bytes;
    }
  }
}
