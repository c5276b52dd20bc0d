package org.tpibridge.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A watched folder from the view of a user who adds files and looks for the results. */
record Inbox(Path folder) {
  private static final JsonMapper JSON = new JsonMapper();

  static Inbox in(Path parent) {
    try {
      return new Inbox(Files.createDirectories(parent.resolve("inbox")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a file under a temporary name, then renames it; replaces an existing file. */
  void put(String name, Path content) {
    try {
      Path part = Files.copy(content, path(name + ".part"));
      Files.move(part, path(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a path such as {@code visits.csv} or {@code done/visits.csv}. */
  Path path(String name) {
    return folder.resolve(name);
  }

  boolean contains(String name) {
    return Files.exists(path(name));
  }

  /** Returns the files that are still waiting. */
  List<Path> waiting() {
    return files(folder);
  }

  /** Returns all archived files by name with their content; reports without their times. */
  SortedMap<String, String> archived() {
    SortedMap<String, String> archived = new TreeMap<>();
    for (String place : List.of("done", "failed")) {
      files(path(place)).forEach(f -> archived.put(place + "/" + f.getFileName(), content(f)));
    }
    return archived;
  }

  private static String content(Path file) {
    try {
      String text = Files.readString(file, ISO_8859_1);
      if (!file.toString().endsWith(".report.json")) {
        // Enough to compare, and short enough to read if two differ.
        return text.lines().count() + " lines, " + text.hashCode();
      }
      JsonNode report = JSON.readTree(text).get("files").get(0);
      return Stream.of("file", "sha256", "job", "finished", "rows", "findings")
          .map(member -> String.valueOf(report.get(member)))
          .toList()
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path place) {
    if (!Files.exists(place)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(place)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
